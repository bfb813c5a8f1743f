import { cpSync, existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { readKnowledgeBase } from '../knowledge/check-content.ts';
import { withTeam } from '../knowledge/overlay.ts';
import type { ContentFile } from '../knowledge/parse.ts';
import { compare } from '../knowledge/problem.ts';
import { type Site, siteSchema } from '../knowledge/schema.ts';

/** The folder of a team's own content, laid over content/; undefined where there is none. TEAM of the environment names it. */
export const teamFolder = process.env['TEAM'] || undefined;

/** Where the build keeps its copy of that folder: inside the project, where Astro finds what documents import. */
export const teamCopy = '.astro/team';

/** Reads every file of a project's content/ with a team's laid over it, sorted by path. */
export function readContent(root: string, team = teamFolder): ContentFile[] {
  const ours = filesIn(join(root, 'content'));
  if (team === undefined) return ours;
  if (!existsSync(team)) throw new Error(`TEAM names "${team}", which is not there.`);
  return withTeam(
    ours,
    filesIn(team).map((file) => ({
      ...file,
      shownAs: file.path.replace(/^content/, team.replace(/\/$/, '')),
    })),
  );
}

/** Where the site stands and what it is called: content/site.yaml, a team's own, then SITE and BASE of the environment. */
export function readSite(root: string): Site {
  const files = readContent(root).filter(({ path }) => path === 'content/site.yaml');
  const { data } = readKnowledgeBase(files).site;
  const { address, base } = siteSchema.shape;
  return {
    ...data,
    address: settingOf('SITE', address) ?? data.address,
    base: settingOf('BASE', base) ?? data.base,
  };
}

/** A setting of the environment, undefined where it is missing or empty; throws where it is not as the site needs it. */
function settingOf(name: string, schema: z.ZodString): string | undefined {
  const value = process.env[name] || undefined;
  const { error } = schema.optional().safeParse(value);
  if (error) throw new Error(`${name} is "${value}". ${error.issues[0]!.message}`);
  return value;
}

/** Brings the copy of the team's folder up to date, or away. */
export function copyTeam(): void {
  rmSync(teamCopy, { recursive: true, force: true });
  if (teamFolder !== undefined) cpSync(teamFolder, teamCopy, { recursive: true });
}

function filesIn(folder: string): ContentFile[] {
  return globSync('**/*.{mdx,yaml,txt}', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .map((path) => ({ path: `content/${path}`, text: readFileSync(join(folder, path), 'utf8') }))
    .sort((a, b) => compare(a.path, b.path));
}
