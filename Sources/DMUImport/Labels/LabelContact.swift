import DMUText

/// A line of a label without its addresses and telephone numbers.
struct LabelContact {
  private(set) var email = ""
  private(set) var phone = ""
  /// Everything else in the line.
  private(set) var rest: String

  init(_ line: String) {
    rest = line
    // Nearly all lines have none.
    let bytes = line.utf8
    guard bytes.contains(where: { $0 == UInt8(ascii: "@") || isDigit($0) || $0 == 0x2F }) else {
      if isWebAddress(line) { rest = "" }
      return
    }
    if bytes.contains(UInt8(ascii: "@")) { takeEmail() }
    takePhones()
    if isWebAddress(rest) || !rest.contains(where: \.isLetter) { rest = "" }
  }

  /// True when there is an address or a number.
  var isGiven: Bool { !email.isEmpty || !phone.isEmpty }

  private mutating func takeEmail() {
    for word in rest.split(whereSeparator: { $0.isWhitespace || ",;|<>()[]".contains($0) }) {
      guard let at = word.firstIndex(of: "@"), at != word.startIndex,
        word[at...].dropFirst(2).contains(".")
      else { continue }
      if email.isEmpty {
        let bare = word.prefix(while: { $0 != "?" })
        let start = bare.lastIndex(of: ":").map { bare.index(after: $0) } ?? bare.startIndex
        email = String(bare[start...])
        while email.last == "." { email.removeLast() }
      }
      var (before, after) = (rest[..<word.startIndex], rest[word.endIndex...])
      if let open = before.last, let close = after.first,
        ["<>", "()", "[]"].contains("\(open)\(close)")
      {
        before.removeLast()
        after.removeFirst()
      }
      rest = trimmedLabel(withoutLabel(before, emailLabels) + " " + after)
      return
    }
  }

  private static let maximumPhones = 8

  private mutating func takePhones() {
    var text = rest[...]
    for _ in 0..<Self.maximumPhones where !text.isEmpty {
      let reversed = text.reversed()
      let length = reversed.prefix { $0.isNumber || $0.isWhitespace || "+()-/.–".contains($0) }
        .count
      let start = text.index(text.endIndex, offsetBy: -length)
      let number = text[start...]
      let digits = number.count(where: \.isNumber)
      let unlabelled = text[..<start]
      let before = withoutLabel(unlabelled, phoneLabels)
      let label = trimmedLabel(unlabelled).count - before.count
      let mark = number.first { !$0.isWhitespace && $0 != "-" && $0 != "–" }
      let isMarked = mark == "+" || mark == "0" || mark == "("
      let isWhole = start == text.startIndex
      guard digits >= (label > 2 ? 3 : label > 0 || isMarked ? 6 : isWhole ? 5 : .max),
        label > 0 || !isDate(number)
      else { break }
      phone = trimmedWord(number.drop { $0.isWhitespace || "./-–".contains($0) })
      text = before[...]
    }
    if !phone.isEmpty {
      rest = String(text)
    } else {
      takeLeadingPhone()
    }
  }

  /// Takes a number with which the line begins: "+49 711 998-120 (office)".
  private mutating func takeLeadingPhone() {
    let number = rest.prefix { $0.isNumber || $0.isWhitespace || "+()-/.–".contains($0) }
    guard let mark = number.first, mark == "+" || mark == "0" || mark == "(",
      number.count(where: \.isNumber) >= 7, !isDate(number)
    else { return }
    let following = trimmedLabel(rest[number.endIndex...])
    let isRemark = number.last == "(" && following.last == ")"
    phone = trimmedWord(number.last == "(" ? number.dropLast() : number)
    rest = isRemark ? "" : withoutLabel(following[...], phoneLabels)
  }
}

/// True when digits are a day, as in "01.03.2026", or years, as in "2019 – 2024".
private func isDate(_ number: Substring) -> Bool {
  let groups = number.split { !$0.isNumber }.map(\.count)
  let signs = Set(number.filter { !$0.isNumber && !$0.isWhitespace })
  return groups.count == 3 && signs.count == 1 && groups.allSatisfy { $0 == 4 || $0 <= 2 }
    || groups == [4, 4] || groups == [2, 4] && signs.count == 1
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func isWebAddress(_ text: String) -> Bool {
  ["http://", "https://", "www."].contains { text.lowercased().hasPrefix($0) }
}

private let emailLabels: Set<String> = [
  "e-mail", "email", "mail", "e", "mél", "courriel", "correo", "posta", "@",
]

private let phoneLabels: Set<String> = [
  "poste", "interno", "interne", "anexo", "ramal", "toestel", "tel", "telefon", "telephone",
  "phone", "ph", "fon", "mobil", "mobile", "mob", "handy", "cell",
  "fax",
  "telefax", "durchwahl", "dw", "ext", "extension", "nebenstelle", "tél", "téléphone", "portable",
  "tfno",
  "tlf", "teléfono", "móvil", "telefono", "cellulare", "cell", "telefoon", "mobiel", "telefone",
  "telemóvel", "celular", "kom", "komórka", "wew", "gsm", "t", "m", "p", "f", "☎", "✆", "📞", "📱",
]

/// A text without a word such as "Tel.:" at its end.
private func withoutLabel(_ text: Substring, _ labels: Set<String>) -> String {
  let text = trimmedLabel(text)
  let start = text.lastIndex(where: { $0.isWhitespace || ",;|(/".contains($0) })
  let word = text[(start.map { text.index(after: $0) } ?? text.startIndex)...]
  guard labels.contains(word.lowercased().filter { $0 != "." && $0 != ":" }) else { return text }
  return trimmedLabel(text[..<word.startIndex])
}

/// A text without the signs around it that separate parts of labels.
func trimmedLabel(_ text: some StringProtocol) -> String {
  let isMark: (Character) -> Bool = { $0.isWhitespace || ",;|:-–—·•./،，：".contains($0) }
  guard let first = text.firstIndex(where: { !isMark($0) }) else { return "" }
  var end = text.endIndex
  // A full stop ends "jr." and "ehem.", too.
  while isMark(text[text.index(before: end)]), text[text.index(before: end)] != "." {
    end = text.index(before: end)
  }
  let inner = text[first..<end]
  guard let open = inner.first, let close = ["(": ")", "[": "]", "<": ">"][open] as Character?,
    inner.last == close,
    inner.dropFirst().firstIndex(of: close) == inner.index(before: inner.endIndex)
  else { return String(inner) }
  return trimmedLabel(inner.dropFirst().dropLast())
}
