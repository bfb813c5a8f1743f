/** The words that scripts put on the page. */
const english = {
  copy: 'Copy',
  copied: 'Copied',
  copiedUnfilled: 'Copied; fill in what is missing, or the shell will refuse it:',
  refused: 'Refused:',
  refusedMore: 'It does not have the form of such a value and goes into no command;',
  tooLong: 'It is longer than 260 characters.',
  searching: 'Searching …',
  results: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  relaxed: 'Nothing has all of these words; these have some of them.',
  nothing: 'Nothing fits. Go on with the diagnosis, or pick from the lists below.',
  searchFailed: 'The search did not load. Reload the page, or pick from the lists below.',
  diagnosis: {
    left: (left: number, all: number) => `${left} of ${all} failure modes left`,
    toGo: (checks: number) => (checks < 0.5 ? '' : `, about ${Math.max(1, Math.round(checks))} to go`),
    none: 'No failure mode of this collection fits these answers. Take one back, or bring a failure mode back below.',
    found: 'This is what fits:',
    alike: 'No further check tells these apart:',
    unknownCheck: (name: string) => `The address names "${name}", which is no check here; it was left out.`,
    unknownAnswer: (check: string, answer: string) =>
      `"${check}" has no answer "${answer}"; it was left out.`,
    change: 'Change',
    takeBack: 'Take back',
    bringBack: 'Bring back',
    skipped: 'You could not tell',
    ruledOutBy: 'ruled out:',
  },
};

export type ClientTexts = typeof english;

const korean: ClientTexts = {
  copy: '복사',
  copied: '복사함',
  copiedUnfilled: '복사했습니다. 빠진 것을 채우십시오. 그러지 않으면 셸이 거부합니다:',
  refused: '거부됨:',
  refusedMore: '이런 값의 형식이 아니므로 어떤 명령에도 넣지 않습니다.',
  tooLong: '260자보다 깁니다.',
  searching: '찾는 중 …',
  results: (count) => `결과 ${count}개`,
  relaxed: '모든 단어가 있는 것은 없습니다. 일부 단어가 있는 것입니다.',
  nothing: '맞는 것이 없습니다. 진단으로 이어 가거나 아래 목록에서 고르십시오.',
  searchFailed: '검색을 불러오지 못했습니다. 페이지를 새로 고치거나 아래 목록에서 고르십시오.',
  diagnosis: {
    left: (left, all) => `장애 모드 ${all}개 중 ${left}개 남음`,
    toGo: (checks) => (checks < 0.5 ? '' : `, 점검 약 ${Math.max(1, Math.round(checks))}번 남음`),
    none: '이 답에 맞는 장애 모드가 이 모음에 없습니다. 답을 하나 되돌리거나 아래에서 장애 모드를 되살리십시오.',
    found: '맞는 것은 이것입니다:',
    alike: '더 이상의 점검으로 구별되지 않습니다:',
    unknownCheck: (name) => `주소에 있는 "${name}"은(는) 이곳의 점검이 아니어서 뺐습니다.`,
    unknownAnswer: (check, answer) => `"${check}"에는 "${answer}"라는 답이 없어서 뺐습니다.`,
    change: '바꾸기',
    takeBack: '되돌리기',
    bringBack: '되살리기',
    skipped: '알 수 없음',
    ruledOutBy: '제외된 까닭:',
  },
};

/** The words in the language of the page. */
export function clientTexts(language: string): ClientTexts {
  return language === 'ko' ? korean : english;
}
