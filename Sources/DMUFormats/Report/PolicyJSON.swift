import DMUGraph
import OrderedCollections

extension JSONWriter {
  /// Writes a whole policy as a member, in the structure in which a policy file has it.
  mutating func member(_ key: String, _ policy: Policy) {
    object(key) { json in
      json.member("active_threshold", policy.activeThreshold)
      json.member("default_strength", policy.defaultStrength)
      json.member("half_life_days", policy.halfLifeDays)
      json.member("upward_influence", policy.upwardInfluence)
      json.member("downward_influence", policy.downwardInfluence)
      json.member("influence_default", policy.influenceDefault)
      json.member("colleague_influence", policy.colleagueInfluence)
      json.member("key_influence", policy.keyInfluence)
      json.member("renewal_window_days", policy.renewalWindowDays)
      json.object("departure_rate") { json in
        json.member("staff", policy.departureRate.staff)
        json.member("contact", policy.departureRate.contact)
      }
      json.object("counterparts") { json in
        for (role, words) in policy.counterparts { json.member(role.rawValue, words) }
      }
      json.object("tiers") { json in
        for (name, tier) in policy.tiers {
          json.object(name) { json in
            json.member("required_roles", tier.requiredRoles.map(\.rawValue))
            json.member("role_threads", tier.roleThreads)
            json.member("threads", tier.threads)
          }
        }
      }
      json.object("severity") { json in
        for (code, override) in policy.severity {
          switch override {
          case .off: json.member(code.rawValue, "off")
          case .severity(let severity): json.member(code.rawValue, severity.rawValue)
          }
        }
      }
    }
  }

  /// Writes sums of money, each in its currency, as a member.
  mutating func member(_ key: String, _ sums: [Money]) {
    array(key) { json in
      for sum in sums {
        json.object { json in
          json.member("currency", sum.currency)
          json.member("amount", sum.amount)
        }
      }
    }
  }
}
