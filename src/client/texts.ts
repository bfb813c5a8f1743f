import { kindNames } from '../site/kind-names.ts';

/** The words that scripts put on the page. */
const english = {
  copy: 'Copy',
  copied: 'Copied',
  copiedUnfilled: 'Copied; fill in what is missing, or the shell will refuse it:',
  refused: 'Refused:',
  refusedMore: 'It does not have the form of such a value and goes into no command;',
  tooLong: 'It is longer than 260 characters.',
  unusedLabels: (names: string) =>
    `Not used: ${names}. In this alert they name what Prometheus scraped, not what the alert is about.`,
  searching: 'Searching …',
  results: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  relaxed: 'Nothing has all of these words; these have some of them.',
  nothing: 'Nothing fits these words. Start a diagnosis: it needs no words. Or pick from the lists.',
  kinds: kindNames.en,
  held: (lines: number, characters: number) =>
    `Pasted text, ${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'}, ${characters.toLocaleString('en')} characters:`,
  drop: 'Remove',
  readOnly: (read: number, lines: number) =>
    `Reading took too long: this is from the first ${read.toLocaleString('en')} of ${lines.toLocaleString('en')} lines. Paste the part around the error.`,
  thisShows: 'This text shows:',
  startWithThis: 'Start the diagnosis with what this shows',
  benign: 'Mostly harmless, seen in healthy clusters too:',
  searchFailed: 'The search did not load. Reload the page, or pick from the lists below.',
  diagnosis: {
    left: (left: number, all: number) => `${left} of ${all} failure modes left`,
    toGo: (checks: number) => {
      const about = Math.max(1, Math.round(checks));
      return checks < 0.5 ? '' : `, about ${about} ${about === 1 ? 'check' : 'checks'} to go`;
    },
    loadFailed: 'The diagnosis did not load. Reload the page, or use the steps without scripts:',
    recognised: 'Recognised:',
    goOn: 'Go on with this answer',
    several: 'This fits more than one answer. Which one is it?',
    notRecognised:
      'None of the answers is recognised in this. Compare it with the examples, or say that you cannot tell.',
    nothingYet: 'Nothing answered yet.',
    copiedRecord: 'The record was copied.',
    recordTitle: 'Cluster diagnosis',
    recordChecks: 'What was checked',
    recordLeft: 'Still possible, most likely first',
    recordOut: 'Ruled out',
    none: 'No failure mode of this collection fits these answers. Take one back, or bring a failure mode back below.',
    found: 'This is what fits:',
    alike: 'No further check tells these apart:',
    unknownCheck: (name: string) => `The address names "${name}", which is no check here; it was left out.`,
    unknownAnswer: (check: string, answer: string) =>
      `"${check}" has no answer "${answer}"; it was left out.`,
    unknownAlert: (name: string) =>
      `The address names the alert "${name.slice(0, 80)}", which is not known here; it was left out.`,
    silentAlert: (name: string) =>
      `${name} tells nothing of the cluster itself: its own page says what it is about.`,
    fires: 'fires',
    doesNotFire: 'does not fire',
    contradiction: (alert: string, before: string) =>
      `${alert} contradicts what ${before} tells: no failure mode here shows both. They may be of different clusters or times, or one may be a false alarm. ${alert} was left out.`,
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
  unusedLabels: (names) =>
    `쓰지 않음: ${names}. 이 알림에서는 알림의 대상이 아니라 Prometheus가 수집한 대상의 이름입니다.`,
  searching: '찾는 중 …',
  results: (count) => `결과 ${count}개`,
  relaxed: '모든 단어가 있는 것은 없습니다. 일부 단어가 있는 것입니다.',
  nothing: '이 단어에 맞는 것이 없습니다. 단어가 필요 없는 진단을 시작하거나 목록에서 고르십시오.',
  kinds: kindNames.ko,
  held: (lines, characters) =>
    `붙여넣은 텍스트, ${lines.toLocaleString('ko')}줄, ${characters.toLocaleString('ko')}자:`,
  drop: '지우기',
  readOnly: (read, lines) =>
    `읽는 데 너무 오래 걸렸습니다. 전체 ${lines.toLocaleString('ko')}줄 가운데 처음 ${read.toLocaleString('ko')}줄의 결과입니다. 오류 주변만 붙여넣으십시오.`,
  thisShows: '이 텍스트가 보여 주는 것:',
  startWithThis: '이것으로 진단 시작하기',
  benign: '대개 해가 없으며 정상 클러스터에서도 보이는 줄:',
  searchFailed: '검색을 불러오지 못했습니다. 페이지를 새로 고치거나 아래 목록에서 고르십시오.',
  diagnosis: {
    left: (left, all) => `장애 모드 ${all}개 중 ${left}개 남음`,
    toGo: (checks) => (checks < 0.5 ? '' : `, 점검 약 ${Math.max(1, Math.round(checks))}번 남음`),
    loadFailed: '진단을 불러오지 못했습니다. 페이지를 새로 고치거나 스크립트 없는 단계를 쓰십시오:',
    recognised: '알아본 답:',
    goOn: '이 답으로 계속',
    several: '둘 이상의 답에 맞습니다. 어느 것입니까?',
    notRecognised: '이 출력에서 알아본 답이 없습니다. 예시와 비교하거나 알 수 없음을 고르십시오.',
    nothingYet: '아직 답한 것이 없습니다.',
    copiedRecord: '기록을 복사했습니다.',
    recordTitle: '클러스터 진단',
    recordChecks: '점검한 것',
    recordLeft: '아직 가능한 것, 가능성이 큰 순서',
    recordOut: '제외됨',
    none: '이 답에 맞는 장애 모드가 이 모음에 없습니다. 답을 하나 되돌리거나 아래에서 장애 모드를 되살리십시오.',
    found: '맞는 것은 이것입니다:',
    alike: '더 이상의 점검으로 구별되지 않습니다:',
    unknownCheck: (name) => `주소에 있는 "${name}"은(는) 이곳의 점검이 아니어서 뺐습니다.`,
    unknownAnswer: (check, answer) => `"${check}"에는 "${answer}"라는 답이 없어서 뺐습니다.`,
    unknownAlert: (name) =>
      `주소에 있는 알림 "${name.slice(0, 80)}"은(는) 이곳에서 알지 못하는 알림이어서 뺐습니다.`,
    silentAlert: (name) =>
      `${name}은(는) 클러스터 자체에 대해서는 아무것도 말하지 않습니다. 무엇에 관한 것인지는 그 알림의 페이지에 있습니다.`,
    fires: '울림',
    doesNotFire: '울리지 않음',
    contradiction: (alert, before) =>
      `${alert}은(는) ${before}이(가) 말하는 것과 어긋납니다. 둘을 함께 보이는 장애 모드가 없습니다. 서로 다른 클러스터나 시점의 알림이거나 하나가 거짓 경보일 수 있습니다. ${alert}을(를) 뺐습니다.`,
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
