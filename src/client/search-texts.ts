import { kindNames } from '../site/kind-names.ts';

const english = {
  searching: 'Searching …',
  results: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  relaxed: 'Nothing has all of these words; these have some of them.',
  nothing: 'Nothing fits these words. Start a diagnosis: it needs no words. Or pick from the lists.',
  kinds: kindNames.en,
  held: (lines: number, characters: number) =>
    `Pasted text, ${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'}, ${characters.toLocaleString('en')} characters:`,
  drop: 'Remove',
  readOnly: (read: number, lines: number) =>
    `Reading took too long: this is from ${read.toLocaleString('en')} of ${lines.toLocaleString('en')} lines, the first and the last of them. Paste the part around the error.`,
  start: 'Start the diagnosis',
  runbooks: 'Runbooks',
  alerts: 'Alerts',
  thisShows: 'This text shows:',
  startWithThis: 'Start the diagnosis with what this shows',
  benign: 'Mostly harmless, seen in healthy clusters too:',
  searchFailed: 'The search did not load. Reload the page, or pick from the lists below.',
};

const korean: typeof english = {
  searching: '찾는 중 …',
  results: (count) => `결과 ${count}개`,
  relaxed: '모든 단어가 있는 것은 없습니다. 일부 단어가 있는 것입니다.',
  nothing: '이 단어에 맞는 것이 없습니다. 단어가 필요 없는 진단을 시작하거나 목록에서 고르십시오.',
  kinds: kindNames.ko,
  held: (lines, characters) =>
    `붙여넣은 텍스트, ${lines.toLocaleString('ko')}줄, ${characters.toLocaleString('ko')}자:`,
  drop: '지우기',
  readOnly: (read, lines) =>
    `읽는 데 너무 오래 걸렸습니다. 전체 ${lines.toLocaleString('ko')}줄 가운데 앞과 끝의 ${read.toLocaleString('ko')}줄만 읽은 결과입니다. 오류 주변만 붙여넣으십시오.`,
  start: '진단 시작',
  runbooks: '런북',
  alerts: '알림',
  thisShows: '이 텍스트가 보여 주는 것:',
  startWithThis: '이것으로 진단 시작하기',
  benign: '대개 해가 없으며 정상 클러스터에서도 보이는 줄:',
  searchFailed: '검색을 불러오지 못했습니다. 페이지를 새로 고치거나 아래 목록에서 고르십시오.',
};

/** What the search says, in the language of the page. */
export const t = document.documentElement.lang === 'ko' ? korean : english;
