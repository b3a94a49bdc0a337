import assert from 'node:assert/strict';
import test from 'node:test';

import { Kakao, OAuth2RequestError } from 'arctic';

import { consent, control, redirectURI, start } from './simulator.mjs';

for (const secret of ['', 'secret-of-a-test']) {
  test(`arctic, client secret ${secret === '' ? 'off' : 'on'}`, async (t) => {
    const simulator = await start(t, secret);
    const kakao = new Kakao(simulator.key, secret, redirectURI);
    const back = await consent(kakao.createAuthorizationURL('state-1', ['profile_nickname', 'talk_message']));
    assert.equal(back.get('state'), 'state-1');

    const tokens = await kakao.validateAuthorizationCode(back.get('code'));
    assert.equal(tokens.tokenType(), 'bearer');
    assert.equal(tokens.accessTokenExpiresInSeconds(), 21599);
    assert.deepEqual(tokens.scopes(), ['profile_nickname', 'profile_image', 'friends', 'talk_message']);
    await refused(kakao.validateAuthorizationCode(back.get('code')), 'invalid_grant', 'authorization code not found');

    const authorized = (accessToken) => ({ headers: { Authorization: `Bearer ${accessToken}` } });
    const me = await fetch('https://kapi.kakao.com/v2/user/me', authorized(tokens.accessToken()));
    assert.equal((await me.json()).id, 4312345678);

    await control(simulator, 'POST', '/_sim/clock', '{"advance":"7h"}');
    const late = await fetch('https://kapi.kakao.com/v2/user/me', authorized(tokens.accessToken()));
    assert.equal(late.status, 401);
    const second = await kakao.refreshAccessToken(tokens.refreshToken());
    assert.notEqual(second.accessToken(), tokens.accessToken());
    assert.equal(second.hasRefreshToken(), false);

    await control(simulator, 'POST', '/_sim/clock', '{"advance":"840h"}');
    const third = await kakao.refreshAccessToken(tokens.refreshToken());
    assert.equal(third.hasRefreshToken(), true);
    await refused(kakao.refreshAccessToken(tokens.refreshToken()), 'invalid_grant', 'expired_or_invalid_refresh_token');
    const again = await fetch('https://kapi.kakao.com/v2/user/me', authorized(third.accessToken()));
    assert.equal(again.status, 200);
  });
}

test('arctic, a wrong key and a wrong secret', async (t) => {
  const simulator = await start(t, 'secret-of-a-test');
  await refused(new Kakao('made-up', '', redirectURI).validateAuthorizationCode('x'), 'invalid_client', 'Not exist client_id [made-up]');
  await refused(new Kakao(simulator.key, 'another', redirectURI).validateAuthorizationCode('x'), 'invalid_client', 'Bad client credentials');
});

// refused checks how arctic reads an error answer.
async function refused(call, code, description) {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof OAuth2RequestError, String(error));
    assert.deepEqual([error.code, error.description], [code, description]);
    return true;
  });
}
