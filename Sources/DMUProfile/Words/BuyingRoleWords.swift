package import DMUGraph
import DMUText

/// The words with which CRM systems and sales methods name the parts that contacts play, besides the roles and
/// stances themselves.
package enum BuyingRoleWords {
  /// The meaning of a word that is written as a role.
  package struct Meaning: Hashable, Sendable {
    /// The role; `nil` for a word that says none.
    package var role: Role?
    /// The attitude that the word says.
    package var stance: Stance?
  }

  /// The meaning of a word as it is written in a column of roles; `nil` for one that is not known.
  package static func meaning(of word: String) -> Meaning? { meanings[normalized(word)] }

  /// The stance that a word names besides those that are written as they are.
  package static func stance(of word: String) -> Stance? { meanings[normalized(word)]?.stance }

  private static let meanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [:]
    for (role, words) in roles {
      for word in words { meanings[normalized(word)] = Meaning(role: role) }
    }
    for (stance, words) in stances {
      for word in words { meanings[normalized(word)] = Meaning(stance: stance) }
    }
    return meanings
  }()

  /// Words for roles; those under `nil` say nothing of what a contact does.
  private static let roles: [(Role?, [String])] = [
    (
      .executive,
      [
        "Economic Buyer", "Economic Decision Maker", "Decision Maker", "Budget Holder", "Approver",
        "Executive Sponsor",
      ]
    ),
    (.technical, ["Technical Buyer", "Evaluator", "Technical Evaluator"]),
    (.user, ["Business User", "User Buyer", "End User"]),
    (.purchasing, ["Procurement", "Purchaser"]),
    (.legal, ["Legal and Compliance", "Legal & Compliance"]),
    (nil, ["Influencer", "Other"]),
  ]

  private static let stances: [(Stance, [String])] = [
    (.champion, ["Champion", "Coach", "Mentor"]), (.opponent, ["Blocker", "Enemy"]),
  ]
}
