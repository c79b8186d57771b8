/** First words of paths at GitLab that lead to no user, group or project (GitLab's own list of top-level routes). */
const reserved = new Set(
  `- .well-known admin api assets dashboard explore favicon.ico favicon.png files health_check help
  import invites jwt login oauth profile projects public pricing robots.txt s search sitemap
  sitemap.xml sitemap.xml.gz snippets unsubscribes uploads v2 404.html 422.html 500.html 502.html
  503.html deploy.html apple-touch-icon.png u user`.split(/\s+/),
);
/** GitLab's own groups: a link there is to an issue or a manual, not to what the requester owns. */
const ownGroups = new Set(['gitlab-org', 'gitlab-com']);
/** Pages of a project that older links name without the sign `/-/`. */
const pages = new Set(
  `blob tree raw blame commit commits issues merge_requests pipelines jobs wikis tags branches settings
  builds activity edit compare network releases boards import`.split(/\s+/),
);
const segment = /^[A-Za-z0-9_.][A-Za-z0-9_.-]{0,254}$/;

/** What a path at GitLab leads to. */
export type GitlabPlace =
  | { kind: 'user'; username: string }
  | {
      kind: 'namespace';
      path: string;
      /** False for one word alone, which can be a user as well as a group. */
      sure: boolean;
      /** The very page, where the link names one, e.g. `jobs`. */
      page: string | null;
    };

/** Understands the path of a GitLab address, `/acme/web/-/jobs/1`; null for pages about no user, group or project. */
export function gitlabPlace(pathname: string): GitlabPlace | null {
  const parts = pathname.split('/').filter((part) => part !== '');
  const isGroup = parts[0] === 'groups';
  if (isGroup) parts.shift();
  if (parts[0] === 'users' && !isGroup) {
    const username = parts[1] ?? '';
    return segment.test(username) &&
      ![
        'sign_in',
        'sign_up',
        'password',
        'confirmation',
        'unlock',
        'auth',
        'sign_out',
        'identity_verification',
      ].includes(username)
      ? { kind: 'user', username }
      : null;
  }
  const first = parts[0]?.toLowerCase() ?? '-';
  if (reserved.has(first) || ownGroups.has(first)) return null;
  const dash = parts.indexOf('-');
  const old = parts.findIndex((part, at) => at >= 2 && pages.has(part));
  const cut = [dash, old].filter((at) => at >= 0);
  const end = cut.length === 0 ? parts.length : Math.min(...cut);
  const page = dash === end ? parts[dash + 1] : parts[end];
  const named = parts.slice(0, end);
  const last = named.pop() ?? '';
  const path = [...named, last.replace(/\.git$/i, '')];
  if (path.length > 20 || !path.every((part) => segment.test(part))) return null;
  return { kind: 'namespace', path: path.join('/'), sure: isGroup || path.length > 1 || dash >= 0, page: page ?? null };
}
