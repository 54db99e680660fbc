/// The encodings that a file may declare.
///
/// libxml2 leaves all but the first few to the system's iconv, which takes names in many spellings, and
/// reads some of those differently depending on where the pieces of a file end: UTF-8 spelled otherwise
/// than libxml2 knows it, EUC-TW, and UCS-2 and UCS-4, of which the declaration cannot say the byte order.
enum Encodings {
  /// The names in upper case, as which they are compared.
  private static let names: Set<String> = Set(
    ["UTF-8", "UTF8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII", "LATIN1"]
      + (1...16).map { "ISO-8859-\($0)" } + (1250...1258).flatMap { ["WINDOWS-\($0)", "CP\($0)"] }
      + ["KOI8-R", "KOI8-U", "MACINTOSH", "BIG5", "EUC-JP", "EUC-KR", "GB18030", "GB2312", "GBK"]
      + ["ISO-2022-JP", "SHIFT_JIS", "WINDOWS-31J"])

  /// True if files in an encoding of this name are read, in whatever case it is written.
  static func contain(_ name: String) -> Bool { names.contains(name.uppercased()) }

  /// The encoding in the XML declaration of a file that begins with one, in whatever encoding that is like ASCII.
  static func declared(in start: some Sequence<UInt8>) -> String? {
    let text = String(decoding: Array(start.prefix(256)), as: UTF8.self)
    guard text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>"),
      let word = text[..<end.lowerBound].firstRange(of: "encoding")
    else { return nil }
    let parts = text[word.upperBound..<end.lowerBound].split(
      maxSplits: 2, omittingEmptySubsequences: false
    ) { $0 == "'" || $0 == "\"" }
    return parts.count == 3 ? String(parts[1]) : nil
  }

  /// The message on a file that declares another.
  static func refusal(_ name: String) -> String {
    "the file declares the encoding \(name), which is not read: save it as UTF-8 (read are UTF-8, "
      + "UTF-16, US-ASCII, ISO-8859, windows-1250 to 1258, KOI8-R, KOI8-U, macintosh, Big5, EUC-JP, "
      + "EUC-KR, GB18030, GB2312, GBK, ISO-2022-JP, Shift_JIS and windows-31j, by these names)"
  }
}
