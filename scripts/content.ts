import type { ContentFile } from '../src/knowledge/parse.ts';
import { readContent as readFiles } from '../src/site/configuration.ts';

/** Reads every file of a project's content/, a team's laid over it; ends with a message where the team's folder is not there. */
export async function readContent(root: string): Promise<ContentFile[]> {
  try {
    return readFiles(root);
  } catch (error) {
    console.error((error as Error).message);
    return process.exit(2);
  }
}
