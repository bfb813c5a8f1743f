/** What stands before a file's path in templates, until a script knows where the bundle lies. */
export const rootMark = 'bundle-root:';
