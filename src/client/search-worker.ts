import { answering, type Question } from './answering.ts';

const answer = answering(
  async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json();
  },
  (reply) => postMessage(reply),
);
addEventListener('message', ({ data }: MessageEvent<Question>) => answer(data));
