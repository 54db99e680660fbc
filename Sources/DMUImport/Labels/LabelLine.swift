import DMUProfile
import DMUText

/// A line of a label, or a part of one, and its sense.
struct LabelLine: Hashable {
  enum Kind {
    /// A name, or words that no table knows.
    case name
    /// A post, or a field of work.
    case title
    /// Nothing but a department's words.
    case department
    /// A word that names a post or is somebody's surname.
    case surname
    /// Nobody holds the post.
    case vacancy
  }

  let text: String
  private(set) var kind: Kind
  /// Nothing but words such as "North" or "Dr.", which are no name by themselves.
  let isFiller: Bool
  /// The line says that somebody has left.
  let isFormer: Bool
  /// A field of work among words that no table knows, and no rank: "Erlengrund Medizintechnik".
  let mayBeCompany: Bool

  init(_ text: some StringProtocol) {
    self.text = String(text)
    let meaning = TitleMeaning(of: self.text)
    isFiller = !meaning.hasOtherWords && !meaning.namesWork
    isFormer = meaning.isFormer
    mayBeCompany = meaning.hasOtherWords && meaning.seniority == nil
    if isVacancy(self.text) || Self.isPlaceholder(self.text) {
      kind = .vacancy
    } else if meaning.isFormer && !meaning.hasOtherWords {
      kind = .title
    } else if !meaning.namesWork || (meaning.mayBeName && meaning.hasOtherWords) {
      kind = isFiller && isDepartment(self.text) ? .department : .name
    } else if meaning.mayBeName {
      kind = .surname
    } else {
      kind = isDepartment(self.text) ? .department : .title
    }
  }

  /// The signs that people write in place of a name.
  static let placeholders: Set<Character> = ["-", "–", "—", "?", "…", "_"]

  /// Nothing but such signs.
  private static func isPlaceholder(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { placeholders.contains($0) }
  }

  /// A line in brackets, or a word of two to four capitals: beside a title and a name hardly the name.
  var isAside: Bool {
    if text.first == "(" && text.last == ")" || text.first == "[" && text.last == "]" {
      return true
    }
    return (2...4).contains(text.count) && text.allSatisfy(\.isUppercase)
  }

  var isTitle: Bool { kind == .title || kind == .department }

  /// The words of which a name is made.
  private var words: [Substring] { text.split(whereSeparator: \.isWhitespace) }

  /// A name of two words or more.
  var isFullName: Bool { kind == .name && !isFiller && words.count > 1 }

  /// A name of two words or more beside forms of address.
  var hasTwoNames: Bool {
    isFullName
      && words.count {
        !honorifics.contains($0.lowercased().filter(\.isLetter))
      } > 1
  }

  /// Nothing but forms of address and academic degrees.
  var isHonorific: Bool {
    isFiller
      && text.split { !$0.isLetter }.allSatisfy { honorifics.contains($0.lowercased()) }
  }

  /// The line ends in the middle of something: "Head of", "Leiterin Einkauf und".
  ///
  /// A rank without a field of work goes on in the line below, too.
  var isContinued: Bool {
    guard let last = words.last else { return false }
    return last.last.map { ",&/-–+".contains($0) } == true || last.first?.isLowercase == true
      || TitleMeaning(of: text).lacksField
  }

  /// The same line, a surname being taken for something else.
  func settled(as kind: Kind) -> LabelLine {
    guard self.kind == .surname else { return self }
    var line = self
    line.kind = kind
    return line
  }

  /// Words that may be the name of a person who stands behind a title.
  fileprivate func mayBePerson(behind separator: LabelPart.Separator) -> Bool {
    let words = words
    guard kind == .name, !isFiller, words.count > 1 || separator >= .bar,
      let initial = words.last?.first(where: \.isLetter)
    else { return false }
    return !initial.isLowercase && !text.contains(where: \.isNumber)
  }
}

/// The words that make no name.
private let honorifics: Set<String> = [
  "dr", "prof", "mag", "dipl", "ing", "kfm", "med", "phil", "rer", "pol", "nat", "oec", "jur", "hc",
  "h",
  "c", "mba", "phd", "msc", "bsc", "ms", "mr", "mrs", "miss", "sir", "dame", "lord", "lady", "jr",
  "sr",
  "herr", "frau", "m", "mme", "mlle", "sig", "dott", "dottssa", "dottor", "avv", "arch", "rag",
  "geom",
  "sra", "srta", "don", "doña", "dhr", "mevr", "mw", "drs", "ir", "mgr", "inż", "hab", "pan",
  "pani", "eng",
  "exmo", "dra", "senhor", "univ", "habil",
]

// MARK: Taking a line apart

/// A part of a line between commas, dashes, bars, colons and brackets.
struct LabelPart {
  /// The sign before a part, the one that parts most at last.
  enum Separator: Int, Comparable {
    case bracket
    case comma
    case closedBracket
    case dash
    case bar
    case colon

    static func < (left: Separator, right: Separator) -> Bool { left.rawValue < right.rawValue }
  }

  var separator: Separator
  /// The part, and the part with the brackets around it.
  var range: Range<String.Index>
  var outer: Range<String.Index>

  /// The parts of a line, at least one; linear in its length.
  static func parts(of line: String) -> [LabelPart] {
    var parts: [LabelPart] = []
    var begin = line.startIndex
    var outerBegin = begin
    var separator = Separator.comma
    func end(at end: String.Index, through outerEnd: String.Index, before next: Separator) {
      if line[begin..<end].contains(where: { $0.isLetter || $0.isNumber }) {
        parts.append(
          LabelPart(separator: separator, range: begin..<end, outer: outerBegin..<outerEnd))
        separator = next
      } else {
        separator = max(separator, next)
      }
    }
    var index = line.startIndex
    var isBehindBlank = true
    while index < line.endIndex {
      let character = line[index]
      let next = line.index(after: index)
      let following = next < line.endIndex ? line[next] : " "
      var found: Separator?
      switch character {
      case ",", ";", "，", "،": found = .comma
      case "|", "\t", "｜": found = .bar
      case "：": found = .colon
      // "Leiter:in" is one word.
      case ":": found = following.isWhitespace || following.isUppercase ? .colon : nil
      case "-", "–", "—", "·", "•", "/":
        found = isBehindBlank && following.isWhitespace ? .dash : nil
      case "(", "[", "（": found = .bracket
      case ")", "]", "）": found = .closedBracket
      default: break
      }
      if let found {
        end(at: index, through: found == .closedBracket ? next : index, before: found)
        begin = next
        outerBegin = found == .bracket ? index : next
      }
      isBehindBlank = character.isWhitespace
      index = next
    }
    end(at: line.endIndex, through: line.endIndex, before: .comma)
    return parts
  }
}

extension LabelLine {
  /// The longest line that is taken apart, in bytes.
  private static let maximumLength = 2_000

  /// The name in a line that holds both a name and a title, and what is left of the line.
  ///
  /// - Parameter isSure: Only a full name with which the line begins is one.
  func nameAndRest(isSure: Bool) -> (name: LabelLine, rest: [LabelLine])? {
    guard text.utf8.count <= Self.maximumLength else { return nil }
    let parts = LabelPart.parts(of: text)
    if parts.count < 2 { return nil }
    let lines = settled(parts, parts.map { LabelLine(trimmedLabel(text[$0.range])) })
    guard lines.contains(where: \.isTitle) else { return nil }
    var best: (run: Range<Int>, name: LabelLine)?
    for start in lines.indices where lines[start].kind == .name || lines[start].kind == .vacancy {
      let run = run(from: start, lines)
      let name = LabelLine(trimmedLabel(text[bounds(run, parts)])).settled(as: .name)
      if start == 0 {
        if lines[0].isFiller || (isSure && !name.isFullName) { continue }
        best = (run, name)
        break
      }
      let separator = parts[start].separator
      guard !isSure, name.kind == .vacancy || name.mayBePerson(behind: separator) else { continue }
      let strongest = best.map { parts[$0.run.lowerBound].separator }
      if strongest.map({ separator > $0 || (separator == $0 && separator > .comma) }) ?? true {
        best = (run, name)
      }
    }
    guard let (run, name) = best else { return nil }
    let bounds = bounds(run, parts)
    let rest = [text[..<bounds.lowerBound], text[bounds.upperBound...]].map { trimmedLabel($0) }
      .filter { $0.contains(where: \.isLetter) }.map { LabelLine($0) }
    if rest.count == 2, rest.allSatisfy({ $0.kind != .department }) {
      return (name, [LabelLine(rest.map(\.text).joined(separator: ", "))])
    }
    return (name, rest.map { $0.settled(as: .title) })
  }

  /// The parts, of which a surname is a title only beside a name and where no other is.
  private func settled(_ parts: [LabelPart], _ lines: [LabelLine]) -> [LabelLine] {
    let isTitled = lines.contains(where: \.isTitle)
    return lines.indices.map { index in
      let isBehindName = index == lines.count - 1 && lines[0].isFullName
      let isComma =
        parts[index].separator == .comma
        && (index > 0 || parts.dropFirst().first?.separator == .comma)
      return lines[index].settled(as: isTitled || (isComma && !isBehindName) ? .name : .title)
    }
  }

  /// The parts that are one name from a part on.
  private func run(from start: Int, _ lines: [LabelLine]) -> Range<Int> {
    var end = start + 1
    if lines[start].kind == .vacancy { return start..<end }
    while end < lines.count, lines[end].kind == .name,
      !lines[end].isFiller || lines[end].isHonorific
    { end += 1 }
    return start..<end
  }

  private func bounds(_ run: Range<Int>, _ parts: [LabelPart]) -> Range<String.Index> {
    parts[run.lowerBound].outer.lowerBound..<parts[run.upperBound - 1].outer.upperBound
  }
}
