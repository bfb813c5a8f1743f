import { expect, test } from 'vitest';
import { bookOf } from '../../src/bundle/book.ts';

const pageOf = (main: string) =>
  `<!doctype html><html lang="en"><head><style>a{}</style></head><body><header>no</header><main id="main">${main}</main></body></html>`;
const book = (nodeDown: string, kubeletDown = '<h1>The kubelet is down</h1>') =>
  bookOf({
    language: 'en',
    title: 'Runbooks & more',
    about: 'Made on a day.',
    parts: [
      {
        title: 'Node',
        chapters: [
          {
            id: 'node-down',
            title: 'A node is down',
            path: '/failure-modes/node-down/',
            html: pageOf(nodeDown),
          },
          {
            id: 'kubelet-down',
            title: 'The kubelet is down',
            path: '/failure-modes/kubelet-down/',
            html: pageOf(kubeletDown),
          },
        ],
      },
    ],
    styles: ['b{}'],
    site: 'https://runbooks.example.com',
  });

test('has a title, a table of contents, and each runbook after the other', () => {
  const html = book('<h1>A node is down</h1>');
  expect(html).toContain('<title>Runbooks &amp; more</title><style>a{}\nb{}</style>');
  expect(html).toContain(
    '<h2>Node</h2><ol><li><a href="#node-down">A node is down</a></li><li><a href="#kubelet-down">The kubelet is down</a></li></ol>',
  );
  expect(html).toContain(
    '<article id="node-down"><h1>A node is down</h1></article>\n<article id="kubelet-down"><h1>The kubelet is down</h1></article>',
  );
  expect(html).not.toContain('<header>no</header>');
});

test('names the places of each runbook after it, and leads inside the book where that has them', () => {
  expect(
    book(
      '<h2 id="recover">x</h2><a href="#recover">1</a><a href="/failure-modes/kubelet-down/">2</a>' +
        '<a href="/failure-modes/kubelet-down/#verify">3</a><a href="/checks/node-power/#off">4</a><a href="https://k8s.io/a">5</a>',
    ),
  ).toContain(
    '<h2 id="node-down--recover">x</h2><a href="#node-down--recover">1</a><a href="#kubelet-down">2</a>' +
      '<a href="#kubelet-down--verify">3</a><a href="https://runbooks.example.com/checks/node-power/#off">4</a><a href="https://k8s.io/a">5</a>',
  );
});

test('unfolds what is folded, and leaves out what only helps to move about the site', () => {
  expect(
    book(
      '<nav class="trail">a</nav><div class="side"><a id="x" href="#y">b</a></div><details><summary>c</summary></details><details open>d</details>',
    ),
  ).toContain(
    '<article id="node-down"><details open><summary>c</summary></details><details open>d</details></article>',
  );
});

test('a page without content is told', () => {
  const chapter = { id: 'x', title: 'X', path: '/x/', html: '<p>x</p>' };
  expect(() =>
    bookOf({
      language: 'en',
      title: '',
      about: '',
      parts: [{ title: '', chapters: [chapter] }],
      styles: [],
      site: 'https://runbooks.example.com',
    }),
  ).toThrow('/x/ has no <main>.');
});
