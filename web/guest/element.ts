type Child = Node | string | null | false;
type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

/** One element with what is in it. Text is always text: nothing a member typed becomes markup. */
export function element(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const made = document.createElement(tag);
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  for (const child of children)
    if (child) made.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  return made;
}

export const button = (label: string, press: () => void, kind = ''): HTMLElement =>
  element('button', { type: 'button', class: kind, click: press }, label);
