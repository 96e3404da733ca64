import { randomUUID } from 'node:crypto';
import { createAnsweringServer } from '../providers/answering-server.ts';
import { faultAnswers, fine } from '../providers/meta/recorded-answers.ts';
import { type MetaFault, metaContract } from './meta-contract.ts';

metaContract({
  title: 'recorded answers',
  faults: Object.keys(faultAnswers('')) as MetaFault[],
  async open() {
    const server = await createAnsweringServer();
    server.answers(fine);
    const token = `sample-${randomUUID()}`;
    const answers = faultAnswers(token);
    return {
      graphUrl: `${server.url}/v24.0`,
      token,
      arrange: (fault) => server.answers(answers[fault]),
      calls: () => server.asked.length,
      close: server.close,
    };
  },
});
