public import DMUGraph

/// An action of a plan, in a document.
public struct ActionRecord: Codable, Hashable, Sendable {
  /// The kind of action to take.
  public var type: PlanAction.Kind
  /// The id of the one of us who acts; absent when something is to be found out.
  public var staff: String?
  /// The id of the one to get in touch with, or who has left; absent when identifying.
  public var contact: String?
  /// The roles to find holders of; absent but when identifying.
  public var roles: [Role]?
  /// The ids of those along whom the introduction goes, the one of us first and the contact last.
  public var via: [String]?
  /// True when nothing on record says that those who are to introduce know the contact; absent otherwise.
  public var assumed: Bool?
  /// The cost of the action; absent when something is to be found out. That of strengthening is no part of the
  /// plan's.
  public var cost: Double?
  /// The findings that are closed when this and the actions before it are done.
  public var closes: [FindingReference]
  /// The action to take, in a sentence.
  public var text: String

  init(_ action: PlanAction, _ review: Review) {
    type = action.kind
    staff = action.staff.map { review.id(.staff($0)) }
    contact = action.contact.map { review.id(.contact($0)) }
    roles = action.roles.isEmpty ? nil : action.roles
    via = action.via.isEmpty ? nil : review.ids(action.via)
    assumed = action.via.isEmpty || action.way?.isAssumed != true ? nil : true
    cost = action.cost
    closes = action.closes.map { FindingReference($0, review) }
    text = review.sentence(action)
  }
}

/// A finding that a document refers to.
public struct FindingReference: Codable, Hashable, Sendable {
  /// The code that says what was wrong.
  public var code: FindingCode
  /// The role that it was about, where it was about one.
  public var role: Role?
  /// The id of the contact that it was about, where there may be one for each.
  public var contact: String?

  init(_ finding: Finding, _ review: Review) {
    code = finding.code
    role = finding.role
    let about = finding.code.isAboutOneContact ? finding.contacts.first : nil
    contact = about.map { review.id(.contact($0)) }
  }
}
