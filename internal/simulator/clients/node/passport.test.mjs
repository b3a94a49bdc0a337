import assert from 'node:assert/strict';
import test from 'node:test';

import passportKakao from 'passport-kakao';

import { consent, control, redirectURI, start } from './simulator.mjs';

for (const secret of ['', 'secret-of-a-test']) {
  test(`passport-kakao, client secret ${secret === '' ? 'off' : 'on'}`, async (t) => {
    const simulator = await start(t, secret);
    const strategy = new passportKakao.Strategy(
      { clientID: simulator.key, clientSecret: secret, callbackURL: redirectURI, scope: ['profile_nickname', 'talk_message'] },
      (accessToken, refreshToken, profile, done) => done(null, { accessToken, refreshToken, profile }),
    );
    const leave = await authenticate(strategy, {});
    assert.equal(leave.outcome, 'redirect');
    const back = await consent(leave.value);

    const login = await authenticate(strategy, { code: back.get('code') });
    assert.equal(login.outcome, 'success', String(login.value));
    const { accessToken, refreshToken, profile } = login.value;
    assert.deepEqual([profile.id, profile.displayName], [4312345678, '김하늘']);
    const again = await authenticate(strategy, { code: back.get('code') });
    assert.equal(again.outcome, 'error');
    assert.equal(again.value.code, 'invalid_grant');

    await control(simulator, 'POST', '/_sim/clock', '{"advance":"7h"}');
    const fresh = await refresh(strategy, refreshToken);
    assert.notEqual(fresh, accessToken);
    await assert.rejects(userProfile(strategy, accessToken));
    assert.equal((await userProfile(strategy, fresh)).id, 4312345678);
  });
}

test('passport-kakao, the person refused', async (t) => {
  const simulator = await start(t);
  const strategy = new passportKakao.Strategy({ clientID: simulator.key, callbackURL: redirectURI }, () => assert.fail());
  const refused = await authenticate(strategy, { error: 'access_denied', error_description: 'User denied access' });
  assert.deepEqual([refused.outcome, refused.value.message], ['fail', 'User denied access']);
});

// authenticate runs a strategy as passport does: a copy of it with passport's outcomes.
function authenticate(strategy, query) {
  return new Promise((resolve) => {
    const copy = Object.create(strategy);
    for (const outcome of ['redirect', 'success', 'fail', 'error']) {
      copy[outcome] = (value) => resolve({ outcome, value });
    }
    copy.authenticate({ query, headers: {} });
  });
}

// refresh does what passport-oauth2-refresh does with a strategy.
function refresh(strategy, refreshToken) {
  return new Promise((resolve, reject) => {
    strategy._oauth2.getOAuthAccessToken(refreshToken, { grant_type: 'refresh_token' }, (error, accessToken) => {
      if (error) reject(error);
      else resolve(accessToken);
    });
  });
}

function userProfile(strategy, accessToken) {
  return new Promise((resolve, reject) => {
    strategy.userProfile(accessToken, (error, profile) => (error ? reject(error) : resolve(profile)));
  });
}
