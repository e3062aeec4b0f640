/** The address of a page for people, which stands on GitHub's own host. */
export const page = (path: string): string => `https://github.com/${path}`;
