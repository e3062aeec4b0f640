/** The public key of the seeded app, in PEM; the private one is the tests'. */
export const seededKey: string = [
  "-----BEGIN PUBLIC KEY-----",
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAjLAr/QVM2BU0xzsQiATM",
  "75yt5lI3SvmxSEQ0whuUb4Rqz5LwLQVU7s/2JzL3dhEUeLJF7n66d5O8SlluAVE0",
  "uuTY3QOSwwcJCXZ0KPsdcSgHusa174JMdT6+6U3mTPFZh4fcIUB9FfcdP8BaqLHx",
  "+8TefRqQ/k7QqD28Gt/Hv/5nMUgmVFzW1SlE5xif6Jw4a+ne4KBMt9Bv5iQVzj+O",
  "80VDsHp/NGyzyEA5aYx0TNJ1VJ00qFb0pZhmNJKrrHU20pVods0Oi5DhAtbsV3S5",
  "rCTQS87a3kwqo4vexrPWUqFMo1dwkrsKcD47MdcrrStNfwTQzxfOjQBEYSkEnq0H",
  "wQIDAQAB",
  "-----END PUBLIC KEY-----",
].join("\n");
