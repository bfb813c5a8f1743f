import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nginxServer } from '../../src/hosting/nginx.ts';

const containerfile = readFileSync('src/hosting/Containerfile', 'utf8');
const { scripts, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
  devDependencies: Record<string, string>;
};

test.each(['src/hosting/Containerfile', '.github/workflows/pages.yml'])(
  'the npm scripts that %s runs are there',
  (path) => {
    const used = [...readFileSync(path, 'utf8').matchAll(/npm run (?:--silent )?([\w:-]+)/g)];
    expect(used.length).toBeGreaterThan(0);
    expect(used.map(([, name]) => name!).filter((name) => !(name in scripts))).toEqual([]);
  },
);

test('the image is built with the Node of the project', () => {
  expect(containerfile).toContain(`FROM node:${devDependencies['node']}-`);
});

test('what an image needs of the project is not ignored', () => {
  const ignored = readFileSync('src/hosting/Containerfile.dockerignore', 'utf8').trim().split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['.astro', '.git', 'dist', 'node_modules']));
  for (const path of ['src', 'content', 'scripts', 'package.json', '.npmrc'])
    expect(ignored).not.toContain(path);
});

test('the image shows the port at which nginx listens, and has its files where nginx looks for them', () => {
  const folder = /^COPY --from=build \/site\/dist (\S+)$/m.exec(containerfile)![1]!;
  const nginx = nginxServer('/', folder);
  expect(nginx).toContain('listen 8080;');
  expect(containerfile).toMatch(/^EXPOSE 8080$/m);
});
