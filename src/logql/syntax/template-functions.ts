/** Every function a template of Loki knows: Go's own, and those Loki adds. */
export const templateFunctions: readonly string[] = [
  ...'and or not len index slice print printf println html js urlquery call eq ne lt le gt ge'.split(' '),
  ...'ToLower ToUpper Replace Trim TrimLeft TrimRight TrimPrefix TrimSuffix TrimSpace'.split(' '),
  ...'regexReplaceAll regexReplaceAllLiteral count urldecode urlencode bytes duration duration_seconds'.split(
    ' ',
  ),
  ...'unixEpochMillis unixEpochNanos toDateInZone unixToTime alignLeft alignRight'.split(' '),
  ...'b64enc b64dec lower upper title trunc substr contains hasPrefix hasSuffix indent nindent'.split(' '),
  ...'replace repeat trim trimAll trimSuffix trimPrefix int float64 add sub mul div mod'.split(' '),
  ...'addf subf mulf divf max min maxf minf ceil floor round fromJson date toDate now unixEpoch default'.split(
    ' ',
  ),
  ...'__line__ __timestamp__'.split(' '),
];
