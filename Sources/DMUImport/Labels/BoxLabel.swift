import DMUProfile
import DMUText

/// The label of a person's box, taken apart.
///
/// ```swift
/// BoxLabel(["Leiterin Einkauf: Berit Kolbe"])  // Berit Kolbe, Leiterin Einkauf
/// BoxLabel(["Einkauf", "Lutz", "Renner", "Einkäufer", "+49 89 1234"])  // Lutz Renner, Einkäufer, Einkauf
/// BoxLabel(["Sandmann, Ute"])  // Sandmann, Ute
/// BoxLabel(["Head of Procurement"])  // the post alone
/// ```
///
/// The lines in which the title tables find a post or a field of work are the title, and those that are
/// left the name. A line is taken apart itself only where no other line is a name and it holds both
/// (``LabelLine``). Of several such lines one that is nothing but a department's words is the department.
/// A word that is also a surname counts only where nothing else names work. Without any title the first
/// line is the name, the rest the title.
///
/// - Complexity: O(*n*) in the length of the label.
struct BoxLabel: Hashable {
  /// The name; of a post without a name the post, of a vacancy the word that says so.
  var name = ""
  var title = ""
  var department = ""
  var email = ""
  var phone = ""
  /// The box names a post and nobody who holds it: name and title are the label.
  var isPostOnly = false
  /// The name says that nobody holds the post.
  var isVacant = false
  private let hasTitle: Bool

  /// Takes apart the lines of a label that have something in them.
  ///
  /// - Parameter hasTitle: The title is written elsewhere, so that no line without one is the title.
  init(_ lines: [String], hasTitle: Bool = false) {
    self.hasTitle = hasTitle
    var rest: [LabelLine] = []
    for line in unwrapped(lines).flatMap(withoutPlaceholder) {
      let contact = LabelContact(line)
      if email.isEmpty { email = contact.email }
      if phone.isEmpty { phone = contact.phone }
      let text = withoutColon(contact.rest)
      if !text.isEmpty { rest.append(LabelLine(text)) }
    }
    if rest.isEmpty {
      name = email.isEmpty ? lines.first ?? "" : email
    } else {
      read(settledSurnames(rest))
      moveRemark()
    }
  }

  /// Moves a remark behind the name, such as "(in Elternzeit)", to the title.
  private mutating func moveRemark() {
    guard !title.isEmpty, !isPostOnly, name.last == ")", let open = name.lastIndex(of: "("),
      let first = name[name.index(after: open)...].first, first.isLowercase || first.isNumber
    else { return }
    let before = trimmedWord(name[..<open])
    if before.isEmpty { return }
    title += " " + name[open...]
    name = before
  }

  /// The lines, of which those that may be a surname are titles only where no other is.
  private func settledSurnames(_ lines: [LabelLine]) -> [LabelLine] {
    guard lines.contains(where: { $0.kind == .surname }) else { return lines }
    if !lines.contains(where: \.isTitle) { return lines.map { $0.settled(as: .title) } }
    let hasName = lines.contains(where: \.isFullName)
    return lines.map { $0.settled(as: hasName && isDepartment($0.text) ? .department : .name) }
  }

  private mutating func read(_ lines: [LabelLine]) {
    let isTitled = lines.contains(where: \.isTitle)
    let names = nameLines(lines, isTitled: isTitled || hasTitle)
    let first = names.first ?? lines.endIndex
    if let split = split(lines, before: first) {
      (name, isVacant) = (split.name.text, split.name.kind == .vacancy)
      return setTitle(split.rest)
    }
    if let vacancy = lines.firstIndex(where: { $0.kind == .vacancy }),
      names.allSatisfy({ !lines[$0].isFullName })
    {
      (name, isVacant) = (lines[vacancy].text, true)
      return setTitle(Array(lines[..<vacancy] + lines[(vacancy + 1)...]))
    }
    if names.isEmpty {
      if isTitled, !lines.allSatisfy(\.mayBeCompany) {
        (name, isPostOnly) = (joined(lines), true)
        title = name
      } else {
        name = lines[0].text
        setTitle(Array(lines.dropFirst()))
      }
      return
    }
    let run = nameRun(lines, from: first, isTitled: isTitled || hasTitle)
    name = joined(lines[run])
    setTitle(Array(lines[..<run.lowerBound] + lines[run.upperBound...]))
  }

  /// The lines that may be the name. Beside a title those in brackets and abbreviations go before no full name, as in
  /// "Einkäufer", "(Rohstoffe)", "Jörg Tannhuber".
  private func nameLines(_ lines: [LabelLine], isTitled: Bool) -> [Int] {
    let names = lines.indices.filter { lines[$0].kind == .name && !lines[$0].isFiller }
    guard isTitled, names.count > 1, names.contains(where: { lines[$0].hasTwoNames }) else {
      return names
    }
    return names.filter { !lines[$0].isAside }
  }

  /// The lines over which a name is wrapped; without a title only forms of address go before it.
  private func nameRun(_ lines: [LabelLine], from first: Int, isTitled: Bool) -> Range<Int> {
    var begin = first
    while begin > 0, lines[begin - 1].isHonorific { begin -= 1 }
    var end = first + 1
    while isTitled, end < lines.count, lines[end].kind == .name,
      !lines[end].isFiller || lines[end].isHonorific || !lines[first].isFullName
    { end += 1 }
    return begin..<end
  }

  /// The name in a line that holds a title as well, and all that is left of the label.
  ///
  /// - Parameter first: The first line that is a name; a line before it, or the only one, is taken apart.
  private func split(
    _ lines: [LabelLine], before first: Int
  ) -> (name: LabelLine, rest: [LabelLine])? {
    let isTakenApart = lines.count == 1 || (first < lines.count && lines[first].isFormer)
    let end = isTakenApart ? first + 1 : first
    for index in lines[..<min(end, lines.count)].indices {
      // Where another line could be the name, only one before the title is surely one.
      let isSure = first < lines.count && lines.count > 1
      guard let parts = lines[index].nameAndRest(isSure: isSure) else { continue }
      return (parts.name, Array(lines[..<index] + parts.rest + lines[(index + 1)...]))
    }
    return nil
  }

  /// Sets title and department from what is left beside the name.
  private mutating func setTitle(_ lines: [LabelLine]) {
    let hasPost = lines.contains { $0.kind == .title }
    var before: LabelLine?
    for line in lines {
      if line.kind == .department, hasPost, before.map({ $0.isContinued }) != true {
        department += (department.isEmpty ? "" : " ") + line.text
        before = nil
      } else {
        title += (title.isEmpty ? "" : " ") + line.text
        before = line
      }
    }
  }

  private func joined(_ lines: some Collection<LabelLine>) -> String {
    lines.map(\.text).joined(separator: " ")
  }
}

/// The lines of a label, those that end within a word joined with the next: "Meyer-" and "Landrut", "Abteilungs-" and
/// "leiter".
private func unwrapped(_ lines: [String]) -> [String] {
  if !lines.contains(where: { endsInWord($0) }) { return lines }
  var result: [String] = []
  for line in lines {
    guard let last = result.last, endsInWord(last), let first = line.first, first.isLetter else {
      result.append(line)
      continue
    }
    let word = line.prefix { $0.isLetter }.lowercased()
    if conjunctions.contains(word) {
      result.append(line)
    } else {
      // A capital keeps the hyphen; a soft one goes.
      let keepsHyphen = first.isUppercase && last.last == "-"
      result[result.count - 1] = (keepsHyphen ? last : String(last.dropLast())) + line
    }
  }
  return result
}

/// True when a line ends with a hyphen behind a letter.
private func endsInWord(_ line: String) -> Bool {
  guard let last = line.last, last == "-" || last == "\u{AD}" else { return false }
  return line.dropLast().last?.isLetter == true
}

/// The words before which a hyphen stands for the rest of a word: "Ein-" and "und Verkauf".
private let conjunctions: Set<String> = [
  "und", "u", "oder", "bzw", "and", "or", "et", "ou", "y", "o", "e", "en", "of", "i", "lub",
]

/// A line without a colon at its end.
private func withoutColon(_ line: String) -> String {
  guard line.last == ":" || line.last == "：" else { return line }
  return trimmedWord(line.dropLast())
}

/// A line, of which a sign that stands in place of a name is a line of its own: "Leiter IT: ?".
private func withoutPlaceholder(_ line: String) -> [String] {
  guard let last = line.last, LabelLine.placeholders.contains(last),
    let colon = line.lastIndex(where: { !LabelLine.placeholders.contains($0) && $0 != " " }),
    line[colon] == ":"
  else { return [line] }
  return [String(line[..<colon]), String(last)]
}
