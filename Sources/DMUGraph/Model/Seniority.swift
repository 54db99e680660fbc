/// The rank of a contact in the customer's organisation.
///
/// Seniorities compare by rank: ``board`` is the greatest, ``assistant`` the least.
public enum Seniority: String, CaseIterable, Comparable, Sendable {
  /// Leads or owns the organisation, or is of the body that does.
  case board
  /// Leads a department, a division, a site.
  case head
  /// Leads a team or a field of work.
  case manager
  /// Does the work of a field.
  case specialist
  /// Helps others, or is in training.
  case assistant

  /// Compares two seniorities by rank.
  public static func < (left: Seniority, right: Seniority) -> Bool { left.steps > right.steps }

  /// The number of steps below the board.
  private var steps: Int {
    switch self {
    case .board: 0
    case .head: 1
    case .manager: 2
    case .specialist: 3
    case .assistant: 4
    }
  }
}
