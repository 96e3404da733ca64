export const maison = '506914307656634';
export const retail = '506914307656635';

const firstWaba = 102_290_129_340_398n;
export const wabaId = (index: number) => String(firstWaba + BigInt(index));
export const wabaIndex = (id: string) => Number(BigInt(id) - firstWaba);
export const numberId = (index: number) => String(106_540_352_242_922n + BigInt(index));

/** Numbers that are kept for fiction: France 06 39 98, the UK's 07700 900, North America's 555-01. */
export const fr = (index: number) => `+33639${980_000 + index}`;
export const uk = (index: number) => `+447700900${String(index).padStart(3, '0')}`;
export const us = (index: number) => `+1212555${String(100 + index).padStart(4, '0')}`;
