/** What a status code of Solapi says of a message. `later`: the same message may well go another time. */
export interface StatusMeaning {
  lasts: 'final' | 'later';
  meaning: string;
}

/** Registered, handed to the carrier, arrived. 4000 means the same for texts and AlimTalk. */
export const REGISTERED = '2000';
export const UNDER_WAY: ReadonlySet<string> = new Set([REGISTERED, '3000']);
export const ARRIVED = '4000';

const FINAL: Readonly<Record<string, string>> = {
  1010: 'A required field is missing',
  1011: 'A field has the wrong format',
  1013: 'An SMS cannot have a subject',
  1014: 'The subject has more than 40 bytes',
  1020: 'The account or its password is wrong',
  1021: 'There is no such message',
  1022: 'There is no such group',
  1023: 'There is no such image',
  1025: 'Unknown message type',
  1026: 'The number is in the group already',
  1027: 'The text is not UTF-8',
  1028: 'The text has characters that cannot be printed',
  1029: 'The text has characters that a text message cannot carry',
  1031: 'The text is too long',
  1032: 'A custom field is too long',
  1033: 'Only KakaoTalk messages have kakaoOptions',
  1034: 'There is no such image',
  1041: 'Unknown KakaoTalk channel (pfId)',
  1042: 'Unknown or unapproved template',
  1043: 'The message differs from its template',
  1044: 'A button is wrong',
  1045: 'The address of a button is wrong',
  1046: 'The template has buttons that the message lacks',
  1047: 'The message has buttons that the template lacks',
  1048: 'The address of a button has more than 100 characters',
  1049: 'The name of a button has more than 14 characters',
  1050: 'A message has at most 5 buttons',
  1051: 'Unknown KakaoTalk image',
  1052: "The buttons are not in the template's order",
  1053: 'This kind of message cannot have a delivery-tracking button',
  1060: 'The number is blocked',
  1061: 'The recipient opted out (080)',
  1062: 'The sender number is not registered',
  1064: 'Blocked after a report to KISA',
  2011: 'A field has the wrong format',
  2060: 'The number is blocked',
  2061: 'The recipient opted out (080)',
  2062: 'The sender number is not registered',
  2063: 'The account is blocked',
  2064: 'Blocked after a report to KISA',
  2254: 'Held to be spam by Solapi',
  3010: 'The number has the wrong format',
  3011: 'A field has the wrong format',
  3013: 'The sender number breaks the carriers’ rules',
  3032: 'The number has no subscriber',
  3047: 'The recipient refuses calls and messages',
  3050: 'The phone cannot take SMS',
  3052: 'Deleted by the carrier',
  3054: 'Held to be spam',
  3055: 'Held to be spam: the number is listed at nospam.or.kr',
  3059: 'The sender number is forged',
  3060: 'The adult verification failed',
  3101: 'The KakaoTalk sender profile is not valid',
  3102: 'Not a friend of the KakaoTalk channel',
  3103: 'The message differs from its template',
  3104: 'The recipient does not use KakaoTalk',
  3105: 'The template is not registered',
  3106: 'The KakaoTalk channel is not valid',
  3107: 'The recipient blocks AlimTalk, or has not used KakaoTalk lately',
};

const LATER: Readonly<Record<string, string>> = {
  1024: 'A fault at Solapi',
  1030: 'The balance is too low',
  1058: 'No route to the carrier',
  2024: 'A fault at Solapi',
  2230: 'The balance is too low',
  3012: 'A fault at the carrier',
  3014: 'The carrier does not know what became of it',
  3024: 'A fault at the carrier',
  3031: 'It could not be sent',
  3040: 'The carrier gave up in time',
  3041: 'The phone is busy',
  3042: 'The phone is out of reach',
  3043: 'The phone is off',
  3044: 'The memory of the phone is full',
  3045: 'The service of the phone is suspended for now',
  3046: 'Something is wrong with the phone',
  3048: 'The carrier answered with an unknown code',
  3051: 'The phone cannot be called now',
  3053: 'The carrier is overloaded',
  3056: 'It failed in the radio network',
  3057: 'It failed between radio network and phone',
  3058: 'No route to the carrier',
  3108: 'KakaoTalk takes such messages by day only',
};

/** Codes come and go: an unknown one is final, and its number tells the rest. */
export function meaningOf(code: string): StatusMeaning {
  if (Object.hasOwn(LATER, code)) return { lasts: 'later', meaning: LATER[code] ?? '' };
  return { lasts: 'final', meaning: (Object.hasOwn(FINAL, code) && FINAL[code]) || 'Solapi refused it' };
}

/** As it stands on a delivery: the raw code with whose it is. */
export function errorCodeOf(statusCode: string): string {
  return `SOLAPI_${statusCode}`;
}

/** A sentence for people, with the raw code. */
export function describe(statusCode: string): string {
  return `${meaningOf(statusCode).meaning} (${statusCode}).`;
}
