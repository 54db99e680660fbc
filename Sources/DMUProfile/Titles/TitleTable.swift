/// The title table of one language, as its file has it.
///
/// A file has a line for each sense: words that say the sense (``TitleWordMeaning``), a colon, and the
/// entries that have it, separated by commas. `buyer` stands for the whole word or words, `zakup*` for
/// their beginning, `*leiter` for their end, and `*einkauf*` for what stands anywhere in a compound.
/// A line that begins with a blank goes on with the entries of the line before; one that begins with `#`
/// is a comment.
struct TitleTable: Sendable {
  /// The sense of each line.
  private(set) var meanings: [TitleWordMeaning] = []
  /// The lines that could not be understood, which have no effect.
  private(set) var unreadableLines: [String] = []
  /// The letters of all entries in turn; blanks begin and end what is whole.
  private var letters: [UInt8] = []
  /// Where the letters of each entry end, and the position of its sense in ``meanings``.
  private var ends: [(end: Int, meaning: Int)] = []

  /// An entry: the letters to look for, and the position of its sense in ``TitleTable/meanings``.
  struct Entry {
    var letters: ArraySlice<UInt8>
    var meaning: Int
  }

  /// The entries of all lines; those with umlauts twice, with a and with ae for ä.
  var entries: some Sequence<Entry> {
    ends.indices.lazy.map { position in
      let begin = position == 0 ? 0 : ends[position - 1].end
      return Entry(letters: letters[begin..<ends[position].end], meaning: ends[position].meaning)
    }
  }

  init(_ file: [UInt8]) {
    var text = TitleText()
    for line in file.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      read(line, &text)
    }
  }

  private mutating func read(_ line: ArraySlice<UInt8>, _ text: inout TitleText) {
    var begin = line.startIndex
    if line.first != UInt8(ascii: " ") {
      let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.startIndex
      let words = String(decoding: line[..<colon], as: UTF8.self).split(separator: " ")
      guard !words.isEmpty, let meaning = TitleWordMeaning(words) else {
        return unreadableLines.append(String(decoding: line, as: UTF8.self))
      }
      meanings.append(meaning)
      begin = colon + 1
    }
    let entries = String(decoding: line[begin...], as: UTF8.self).unicodeScalars
    add(entries, &text, umlautsAsPairs: false)
    if entries.contains(where: isUmlaut) { add(entries, &text, umlautsAsPairs: true) }
  }

  /// Adds the entries of a line, separated by commas; with umlauts as pairs only those that have one.
  private mutating func add(
    _ entries: String.UnicodeScalarView, _ text: inout TitleText, umlautsAsPairs: Bool
  ) {
    text.reset(umlautsAsPairs: umlautsAsPairs)
    var isSuffix = false
    var isPrefix = false
    var isWanted = !umlautsAsPairs
    func end() {
      text.endWord()
      let found = text.letters
      if isWanted, found.count > 2 {
        letters += found[(isSuffix ? 1 : 0)..<(isPrefix ? found.count - 1 : found.count)]
        ends.append((letters.count, meanings.count - 1))
      }
      text.reset(umlautsAsPairs: umlautsAsPairs)
      (isSuffix, isPrefix, isWanted) = (false, false, !umlautsAsPairs)
    }
    for scalar in entries {
      switch scalar {
      case ",": end()
      case "*":
        isSuffix = isSuffix || text.isEmpty
        isPrefix = !text.isEmpty
      default:
        if umlautsAsPairs, isUmlaut(scalar) { isWanted = true }
        text.append(scalar)
      }
    }
    end()
  }
}

private func isUmlaut(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "ä" || scalar == "ö" || scalar == "ü"
}

extension TitleTable {
  /// The files of all languages.
  static let files: KeyValuePairs = [
    "en": PackageResources.en_txt, "de": PackageResources.de_txt, "fr": PackageResources.fr_txt,
    "es": PackageResources.es_txt, "it": PackageResources.it_txt, "nl": PackageResources.nl_txt,
    "pt": PackageResources.pt_txt, "pl": PackageResources.pl_txt,
  ]
}
