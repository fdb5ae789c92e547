import { describe, expect, it } from 'vitest';
import { Access } from '../../../src/sparql/engine/access.ts';

const CHALLENGE =
  'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';

describe('who asks an engine', () => {
  it('is nobody without credentials, whatever the engine wants', () => {
    const access = new Access(undefined);
    expect(access.learn('Basic realm="x"')).toBe(false);
    expect(access.header('GET', '/')).toBeUndefined();
  });

  it('is a token at once', () => {
    expect(new Access({ token: 'abc' }).header('GET', '/')).toBe('Bearer abc');
  });

  it('is a user as Basic only where the engine wants it, and not again where it is refused', () => {
    const access = new Access({ user: 'Aladdin', password: 'open sesame' });
    expect(access.header('GET', '/')).toBeUndefined();
    expect(access.learn('Basic realm="x"')).toBe(true);
    // The example of RFC 7617.
    expect(access.header('GET', '/')).toBe('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
    expect(access.learn('Basic realm="x"')).toBe(false);
  });

  it('is a user as a digest: the example of RFC 7616, section 3.9.1', () => {
    const own = (): string => 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ';
    const access = new Access({ user: 'Mufasa', password: 'Circle of Life' }, own);
    expect(access.learn(CHALLENGE)).toBe(true);
    const header = access.header('GET', '/dir/index.html');
    expect(header).toContain('response="8ca523f5e9506fed4657c9700eebdbec"');
    expect(header).toContain('nc=00000001');
    expect(header).not.toContain('Circle of Life');
    expect(access.header('GET', '/dir/index.html')).toContain('nc=00000002');
  });

  it('tries a digest again with a new nonce, and not with the same', () => {
    const access = new Access({ user: 'a', password: 'b' });
    expect(access.learn(CHALLENGE)).toBe(true);
    expect(access.learn(CHALLENGE)).toBe(false);
    expect(access.learn(CHALLENGE.replace('7ypf', '8ypf'))).toBe(true);
  });
});
