import { randomUUID } from 'node:crypto';
import { createAnsweringServer } from '../providers/answering-server.ts';
import { faultAnswers, fine } from '../providers/dialog360/recorded-answers.ts';
import { type Dialog360Fault, dialog360Contract } from './dialog360-contract.ts';

dialog360Contract({
  title: 'recorded answers',
  faults: Object.keys(faultAnswers) as Dialog360Fault[],
  async open() {
    const server = await createAnsweringServer();
    const partnerKey = `sample-${randomUUID()}`;
    const numberKey = `sample-${randomUUID()}`;
    server.answers(fine(partnerKey, numberKey));
    return {
      hubUrl: `${server.url}/api/v2`,
      messagingUrl: server.url,
      partnerKey,
      numberKey,
      arrange: (fault) => server.answers(faultAnswers[fault]),
      calls: () => server.asked.length,
      close: server.close,
    };
  },
});
