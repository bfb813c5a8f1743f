const english = {
  left: (left: number, all: number) => `${left} of ${all} failure modes left`,
  toGo: (checks: number) => {
    const about = Math.round(checks);
    return `, about ${about} ${about === 1 ? 'check' : 'checks'} to go`;
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
  unknownAnswer: (check: string, answer: string) => `"${check}" has no answer "${answer}"; it was left out.`,
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
};

const korean: typeof english = {
  left: (left, all) => `장애 모드 ${all}개 중 ${left}개 남음`,
  toGo: (checks) => `, 점검 약 ${Math.round(checks)}번 남음`,
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
};

/** What the diagnosis says, in the language of the page. */
export const t = document.documentElement.lang === 'ko' ? korean : english;
