import { type Answer, jsonAnswer } from '../faults.ts';

/** 360dialog documents no error shape for both hosts; this is the one public code reads (C.1, unverified). */
export function refused(status: number, message: string): Answer {
  return jsonAnswer(status, { meta: { success: false, http_code: status, developer_message: message } });
}

export const tooMany = (): Answer => refused(429, 'Too many requests');
export const broken = (): Answer => refused(500, 'Internal server error');
