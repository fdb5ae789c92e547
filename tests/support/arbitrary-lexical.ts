import fc from 'fast-check';

/** Random lexical forms of a datatype: few values, each in several forms, so that two are often equal or near. */
export const lexicals: Readonly<Record<string, fc.Arbitrary<string>>> = {
  boolean: fc.constantFrom('true', 'false', '1', '0'),
  integer: integer(),
  decimal: fc.oneof(
    integer(),
    fc
      .tuple(integer(), fraction(), fc.constantFrom('', '0', '000'))
      .map(([whole, digits, zeros]) => `${whole}.${digits}${zeros}`),
    fc.constantFrom('.5', '-.5', '+.50', '0.0', '-0.0', '5.', '123456789012345678901.2345678901'),
    fc.constantFrom('0.1', '0.10000000000000000555', '9007199254740993.0', '9007199254740992.9'),
  ),
  float: floating(),
  double: floating(),
  dateTime: withZone(fc.tuple(date(), clock()).map(([day, time]) => `${day}T${time}`)),
  date: withZone(date()),
  time: withZone(clock()),
  gYear: withZone(year()),
  gYearMonth: withZone(fc.tuple(year(), month()).map((parts) => parts.join('-'))),
  gMonth: withZone(month().map((text) => `--${text}`)),
  gMonthDay: withZone(
    fc
      .constantFrom('01-01', '01-02', '02-28', '02-29', '03-01', '11-30', '12-01', '12-31')
      .map((text) => `--${text}`),
  ),
  gDay: withZone(fc.constantFrom('---01', '---02', '---15', '---30', '---31')),
  duration: duration(),
};

function integer(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.integer({ min: -3, max: 3 }).map(String),
    fc.tuple(fc.constantFrom('', '-', '+'), fc.constantFrom('7', '007', '0', '00')).map(joined),
    fc
      .tuple(
        fc.constantFrom('', '-', '+', '-000'),
        fc.bigInt({ min: 9007199254740990n, max: 9007199254741000n }),
      )
      .map(([sign, size]) => `${sign}${size}`),
    fc.bigInt({ min: 0n, max: 10n ** 40n }).map(String),
  );
}

function fraction(): fc.Arbitrary<string> {
  return fc.constantFrom('0', '5', '50', '05', '1', '25', '000000000000000000001');
}

function floating(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom('INF', '+INF', '-INF', 'NaN', '0', '-0', '0.0E0', '-0.0E0', '1e400', '-1E400'),
    fc.constantFrom('0.1', '1.0E-1', '.1', '0.10', '0.10000000149', '16777216', '16777217', '1e40'),
    fc.constantFrom('1.5E0', '1.50', '15e-1', '9007199254740993', '9007199254740992', '5e-324'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  );
}

function year(): fc.Arbitrary<string> {
  return fc.constantFrom(
    ...['2026', '2025', '2000', '1999', '0000', '-0001', '-0044', '0004', '12026', '1970', '1969'],
    ...['123456789012', '123456789013', '-98765432109876', '400000000000'],
  );
}

function month(): fc.Arbitrary<string> {
  return fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'));
}

function date(): fc.Arbitrary<string> {
  return fc
    .tuple(year(), fc.constantFrom('01-01', '01-02', '02-28', '03-01', '12-30', '12-31', '06-15'))
    .map((parts) => parts.join('-'));
}

function clock(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom('00:00:00', '24:00:00', '24:00:00.00', '23:59:59', '12:00:00', '10:00:00.0'),
    fc
      .tuple(fc.constantFrom('00:00:00', '12:00:00', '23:59:59', '22:00:00'), fraction())
      .map((parts) => parts.join('.')),
  );
}

function withZone(form: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const zones = ['Z', '+00:00', '-00:00', '+02:00', '-02:00', '+14:00', '-14:00', '+13:00'];
  return fc
    .tuple(form, fc.constantFrom('', '', '', ...zones, '-11:00', '+05:30', '-09:30'))
    .map(joined);
}

function duration(): fc.Arbitrary<string> {
  const number = fc.constantFrom(0, 0, 0, 1, 2, 11, 12, 13, 24, 28, 30, 31, 59, 60, 365, 366, 400);
  const part = (unit: string) => number.map((size) => (size ? `${size}${unit}` : ''));
  const seconds = fc.constantFrom('', '', '1S', '1.0S', '0.5S', '0.50S', '60S', '3600S');
  const date = fc.tuple(part('Y'), part('M'), part('D')).map((parts) => parts.join(''));
  const time = fc.tuple(part('H'), part('M'), seconds).map((parts) => parts.join(''));
  return fc
    .tuple(fc.constantFrom('', '', '-'), date, fc.oneof(fc.constant(''), time))
    .map(([sign, days, clock]) => {
      const body = `${days}${clock && `T${clock}`}`;
      return `${sign}P${body || '0D'}`;
    });
}

function joined(parts: readonly string[]): string {
  return parts.join('');
}
