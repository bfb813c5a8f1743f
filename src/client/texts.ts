const english = {
  copy: 'Copy',
  copied: 'Copied',
  copiedUnfilled: 'Copied; fill in what is missing, or the shell will refuse it:',
  refused: 'Refused:',
  refusedMore: 'It does not have the form of such a value and goes into no command;',
  tooLong: 'It is longer than 260 characters.',
  unusedLabels: (names: string) =>
    `Not used: ${names}. In this alert they name what Prometheus scraped, not what the alert is about.`,
  fill: 'Fill these in and every command on the page has them.',
  forExample: 'for example',
  copiedOn: (when: string, hours: number) =>
    `From a copy of ${when}, ${hours < 1 ? 'less than an hour' : hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`} old.`,
  destroys: 'This command destroys and cannot be undone. Read it; Enter copies it.',
  backToDiagnosis: 'Back to your diagnosis',
  keys: 'Keys',
  keyNames: {
    '/': 'search, or paste an error',
    c: 'copy the next command',
    d: 'the diagnosis, where you left it',
    '?': 'this list',
  },
  close: 'Close',
};

const korean: typeof english = {
  copy: '복사',
  copied: '복사함',
  copiedUnfilled: '복사했습니다. 빠진 것을 채우십시오. 그러지 않으면 셸이 거부합니다:',
  refused: '거부됨:',
  refusedMore: '이런 값의 형식이 아니므로 어떤 명령에도 넣지 않습니다.',
  tooLong: '260자보다 깁니다.',
  unusedLabels: (names) =>
    `쓰지 않음: ${names}. 이 알림에서는 알림의 대상이 아니라 Prometheus가 수집한 대상의 이름입니다.`,
  fill: '여기를 채우면 이 페이지의 모든 명령에 들어갑니다.',
  forExample: '예:',
  copiedOn: (when, hours) =>
    `${when}의 사본이며 ${hours < 1 ? '한 시간이 되지 않았습니다' : hours < 48 ? `${hours}시간 되었습니다` : `${Math.round(hours / 24)}일 되었습니다`}.`,
  destroys: '이 명령은 파괴하며 되돌릴 수 없습니다. 읽어 보고 Enter로 복사하십시오.',
  backToDiagnosis: '진단으로 돌아가기',
  keys: '키',
  keyNames: {
    '/': '검색하거나 오류 붙여넣기',
    c: '다음 명령 복사',
    d: '진단(하던 곳부터)',
    '?': '이 목록',
  },
  close: '닫기',
};

/** What every page says, in the language of the page. */
export const t = document.documentElement.lang === 'ko' ? korean : english;
