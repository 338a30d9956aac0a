const kept = 'guiju.door.token';
const FORM = /^[\w-]{1,80}\.[\w-]{43}$/;

/** The link brings the token behind its #, where no server sees it; from there it moves into this device. */
export function deskToken(): string | null {
  const brought = decodeURIComponent(location.hash.slice(1));
  if (FORM.test(brought)) {
    localStorage.setItem(kept, brought);
    history.replaceState(null, '', location.pathname);
  }
  return localStorage.getItem(kept);
}
