/** l***@qq.com: enough to recognise an address, too little to write to it. */
export function maskedEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '' : `${[...address][0]}***${address.slice(at)}`;
}
