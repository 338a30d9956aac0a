/** The merged table post × verb, as http asks it. */
export interface Permissions {
  may(posts: readonly string[], verb: string): boolean;
  has(verb: string): boolean;
}
