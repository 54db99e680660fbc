package import DMUGraph

/// The roles that a contact's job title says, in the order of ``/DMUGraph/Role/known``; empty when it says
/// none.
///
/// ```swift
/// roles(forTitle: "Head of Procurement")  // [.purchasing]
/// roles(forTitle: "CTO")  // [.technical, .executive]
/// roles(forTitle: "Leiter Einkauf und Technik")  // [.purchasing, .technical]
/// roles(forTitle: "Assistentin der Geschäftsführung")  // [.gatekeeper]
/// ```
///
/// A title is one job or several, joined by "and", "und", "&", "/", "+" or a comma. Executive are
/// those who lead the company: the chief officers, managing directors, presidents, owners, the
/// board. Heads of a department, vice presidents among them, have the role of their department. In
/// one job the technical role yields to purchasing, finance, legal and user: a technical buyer
/// buys. Who sells is neither purchasing nor technical; who assists an executive is a gatekeeper and
/// no executive; former jobs and those of people in training are no role.
///
/// The words stand in the table `titleTable`. Deliberately without a role, because the title leaves
/// it open: Director, Manager, Leiter, Partner, Prokurist, MD, operations, project and product
/// managers, supervisory boards, logistics, compliance, contract and facility managers.
///
/// - Complexity: O(*n*) in the length of the title.
package func roles(forTitle title: String) -> [Role] {
  let letters = titleLetters(title)
  let matcher = TitleMatcher.shared
  var reading = TitleReading()
  var position = 0
  while position < letters.count {
    switch letters[position] {
    case TitleLetter.and:
      reading.endJob()
      reading.sells = false
      position += 1
    case TitleLetter.comma:
      reading.endPart(of: letters, at: position)
      position += 1
    default:
      if let (end, meaning) = matcher.match(letters, at: position) {
        reading.take(meaning, at: position..<end)
        // The blank after a word is also the one before the next.
        position = letters[end - 1] == TitleLetter.blank ? end - 1 : end
      } else {
        position += 1
      }
    }
  }
  reading.endPart(of: letters, at: letters.count)
  let roles = reading.roles
  return roles.isEmpty ? [] : Role.known.filter { roles.contains(RoleSet($0)) }
}

/// A title that is being read, letter by letter. A part ends at a comma, a job also at an "and".
private struct TitleReading {
  /// The job sells; what follows a comma belongs to it, what follows an "and" does not.
  var sells = false

  private var title = Part()
  /// The title without its last part.
  private var before = Part()
  private var part = Part()
  private var partBegin = 0
  private var partEffects: TitleRow.Effects = []
  private var gone = 0..<0
  private var job: RoleSet = []
  private var jobEffects: TitleRow.Effects = []
  private var isElsewhere = false

  private struct Part {
    var roles: RoleSet = []
    /// The roles that count where there are no others.
    var alone: RoleSet = []
  }

  /// The roles of the whole title.
  var roles: RoleSet {
    title.roles.isEmpty && !isElsewhere ? title.alone : title.roles
  }

  mutating func take(_ meaning: TitleMatcher.Meaning, at range: Range<Int>) {
    if partEffects.contains(.silences) { return }
    job.formUnion(meaning.roles)
    part.alone.formUnion(meaning.alone)
    jobEffects.formUnion(meaning.effects)
    partEffects.formUnion(meaning.effects)
    if meaning.effects.contains(.sells) { sells = true }
    if meaning.effects.contains(.elsewhere) { isElsewhere = true }
    if meaning.effects.contains(.gone) { gone = range }
  }

  mutating func endJob() {
    if sells { job.subtract([.purchasing, .technical]) }
    if !job.isDisjoint(with: [.purchasing, .finance, .legal, .user]) { job.remove(.technical) }
    if jobEffects.contains(.oversees) { job.remove(.executive) }
    let assists = partEffects.contains(.assists) && job.contains(.executive)
    if assists || jobEffects.contains(.guards) { job = .gatekeeper }
    part.roles.formUnion(job)
    job = []
    jobEffects = []
  }

  mutating func endPart(of letters: [UInt8], at end: Int) {
    endJob()
    if !partEffects.contains(.gone) {
      before = title
      title.roles.formUnion(part.roles)
      title.alone.formUnion(part.alone)
    } else if isOnlyGone(letters, end) {
      // "CEO (former)": it is the part before that is gone.
      title = before
    }
    part = Part()
    partEffects = []
    partBegin = end + 1
  }

  /// True when the part is nothing but the words that say so, or a single such word.
  private func isOnlyGone(_ letters: [UInt8], _ end: Int) -> Bool {
    let isWhole = gone.lowerBound <= partBegin && gone.upperBound >= end
    let inner = letters[..<max(partBegin + 1, end - 1)].dropFirst(partBegin + 1)
    return isWhole || !inner.contains(TitleLetter.blank)
  }
}
