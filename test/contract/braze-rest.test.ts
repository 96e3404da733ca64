import { randomUUID } from 'node:crypto';
import { createAnsweringServer } from '../providers/answering-server.ts';
import { faultAnswers, fine, withoutV2 } from '../providers/braze/recorded-answers.ts';
import { type BrazeFault, brazeContract } from './braze-contract.ts';

brazeContract({
  title: 'recorded answers',
  faults: Object.keys(faultAnswers('')) as BrazeFault[],
  async open() {
    const server = await createAnsweringServer();
    server.answers(fine);
    const key = `sample-${randomUUID()}`;
    const answers = faultAnswers(key);
    return {
      restUrl: server.url,
      key,
      arrange: (fault) => server.answers(answers[fault]),
      retireV2: () => server.answers(withoutV2),
      calls: () => server.asked.length,
      close: server.close,
    };
  },
});
