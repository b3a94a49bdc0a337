// Starts the real `kakaotui simulate` and leads Kakao's two hosts to it; every other host is refused. The clients keep
// Kakao's addresses and are otherwise unchanged.
import { spawn } from 'node:child_process';
import http from 'node:http';
import https from 'node:https';
import { createInterface } from 'node:readline';

export const redirectURI = 'http://localhost:8910/oauth';
const kakaoHosts = ['kauth.kakao.com', 'kapi.kakao.com'];

// start resolves to the running simulator of the program that KAKAOTUI_BINARY names. secret '' leaves the client secret off.
export async function start(t, secret = '') {
  const args = ['simulate', '--json', '--consent', 'auto'];
  if (secret !== '') args.push('--client-secret', secret);
  const child = spawn(process.env.KAKAOTUI_BINARY, args, {
    env: { ...process.env, KAKAO_CLIENT_SECRET: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  t.after(async () => {
    child.kill('SIGINT');
    await ended;
  });
  const info = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the simulator ended with code ${code}`)));
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
  });
  const base = new URL(info.base_url);
  swapFetch(t, base);
  swapHTTPS(t, base);
  return { base, key: info.rest_api_key, secret };
}

// swapFetch serves clients that use fetch (arctic).
function swapFetch(t, base) {
  const real = globalThis.fetch;
  t.after(() => {
    globalThis.fetch = real;
  });
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (url.protocol !== 'https:' || !kakaoHosts.includes(url.hostname)) throw new Error(`${url.origin} is not Kakao`);
    return real(new Request(new URL(url.pathname + url.search, base), request));
  };
}

// swapHTTPS serves clients that use node's https module (passport-kakao).
function swapHTTPS(t, base) {
  const real = https.request;
  t.after(() => {
    https.request = real;
  });
  https.request = (options, done) => {
    if (!kakaoHosts.includes(options.host)) throw new Error(`${options.host} is not Kakao`);
    return http.request({ ...options, host: base.hostname, port: base.port, agent: false }, done);
  };
}

// consent opens an authorize URL and resolves to the query of the redirect to the app.
export async function consent(authorizeURL) {
  const response = await fetch(authorizeURL, { redirect: 'manual' });
  const location = response.headers.get('location') ?? '';
  if (response.status !== 302 || !location.startsWith(`${redirectURI}?`)) {
    throw new Error(`authorize: status ${response.status}, no redirect to the app`);
  }
  return new URL(location).searchParams;
}

// control does a call of the simulator's own and resolves to the answer.
export function control(simulator, method, path, body = '') {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, simulator.base), { method, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => (text += part));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${method} ${path}: status ${response.statusCode}: ${text}`));
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
