import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { servePart } from '../part.ts';

/** A server that reads a request and says yes: what the driver, the loopback and Node's HTTP cost by themselves. */
const server = createServer((request, response) => {
  request.resume().once('end', () => response.writeHead(200, { 'content-length': '0' }).end());
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

servePart(`http://127.0.0.1:${port}`, { idle: async () => {} }, async () => {
  server.closeAllConnections();
});
