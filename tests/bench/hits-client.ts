// Browsers that tell of pages, as fast as they are answered: kept-alive connections, several requests on the way on each.

import { connect } from 'node:net';

const [port = 0, connections = 16, seconds = 5] = process.argv.slice(2).map(Number);
const ON_THE_WAY = 8;

function requestOf(i: number): string {
  const body = JSON.stringify({ p: `/sivu-${i % 40}`, r: 'https://haku.example.test/', c: i % 9 === 0 ? 'syksy' : '', y: true });
  return `POST /k HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: https://www.firma.example.test\r\nContent-Type: text/plain\r\nX-Forwarded-For: 198.51.100.${i % 250}\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/${100 + (i % 20)}.0\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

let sent = 0;
let answered = 0;
let refused = 0;
const until = Date.now() + seconds * 1000;
const open = Array.from({ length: connections }, () => {
  const socket = connect(port, '127.0.0.1');
  const more = (n: number) => {
    for (let i = 0; i < n && Date.now() < until; i++) socket.write(requestOf(sent++));
  };
  socket.on('connect', () => more(ON_THE_WAY));
  socket.on('data', (part) => {
    const heads = part.toString('latin1').match(/HTTP\/1\.1 \d{3}/g) ?? [];
    answered += heads.length;
    refused += heads.filter((head) => !head.endsWith('204')).length;
    more(heads.length);
  });
  return socket;
});
setTimeout(() => {
  for (const socket of open) socket.destroy();
  process.stdout.write(JSON.stringify({ answered, refused, seconds }));
}, seconds * 1000);
