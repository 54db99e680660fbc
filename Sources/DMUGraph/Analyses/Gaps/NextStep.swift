/// The next step that a finding asks for where no action of a plan closes it.
public struct NextStep: Hashable, Sendable {
  /// The kind of step. The first and the last are those of ``via``.
  public enum Kind: Hashable, Sendable {
    /// The first gets back in touch with the last.
    case renew
    /// The first introduces somebody to the last.
    case introduce(Newcomer)
    /// A colleague whose role is one of these words, or anybody where there are none, gets in touch with a
    /// contact.
    case approach(contact: ContactID, counterparts: [String])
    /// The first asks the last who has a role; where nobody is on the way, that is to be found out.
    case findHolder(of: Role)
    /// The first asks the last who else has a role, or a say; or that is to be found out.
    case findAnotherHolder(of: Role?)
    /// The role of a contact is to be found out.
    case findRole(of: ContactID)
    /// The first meets the last and finds out what these rivals offer.
    case meet(rivals: [CompetitorID])
    /// The first wins over the last, who is not yet for us.
    case winOver
    /// Somebody has left, and who followed is to be found out.
    case findSuccessor(of: ContactID)
    /// An account manager is to be named.
    case nameAccountManager
  }

  /// Somebody of ours who is introduced to a contact.
  public enum Newcomer: Hashable, Sendable {
    /// Somebody of us whose role is one of these words.
    case colleague(counterparts: [String])
    /// Whoever leads the account.
    case owner(StaffID)
    /// The account manager.
    case accountManager
  }

  /// The kind of step.
  public var kind: Kind
  /// Whom the step leads past, from us to the customer; empty where nobody is known.
  public var via: [PersonID] = []
}
