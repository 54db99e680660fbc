import DMUGraph
import DMUText

extension GapsReport {
  /// Writes a heading an account, its roles and what is wrong.
  package func writeMarkdown(
    to output: inout some TextOutputStream, options: ReportOptions = ReportOptions()
  ) {
    guard !gaps.isEmpty else {
      output.write(escaped(nothing) + "\n")
      return
    }
    output.write("# \(escaped(heading))\n\n\(escaped(extent)).\n")
    let shown = options.shown(of: count)
    for gap in gaps.prefix(shown) { write(gap, to: &output) }
    if let rest = options.rest(count - shown, "account") { output.write("\n\(escaped(rest))\n") }
    output.write("\n## Totals\n\n")
    for total in totals { output.write("- \(escaped(total))\n") }
  }

  private func write(_ gap: AccountGaps, to output: inout some TextOutputStream) {
    output.write("\n## \(escaped(review.name(gap.account)))\n\n")
    let tier = tier(gap)
    var facts = [tier.written.map { "Tier \($0)" } ?? "No tier"]
    if let applied = tier.applied { facts[0] += " (held to \(applied))" }
    let revenue = review.revenue(gap.account)
    if !revenue.isEmpty { facts.append("revenue \(revenue)") }
    facts.append("contacts \(gap.contacts)")
    facts.append("threads \(threads(gap))")
    output.write(escaped(facts.joined(separator: ", ")) + ".\n")
    if let caveat = gap.caveat { output.write("\n\(escaped(caveat))\n") }
    writeRoles(gap, to: &output)
    guard !gap.findings.isEmpty else {
      output.write("\nNo findings.\n")
      return
    }
    output.write("\n")
    for finding in gap.findings {
      output.write("- **\(finding.severity.rawValue)** \(escaped(finding.message))\n")
      output.write("  **Next:** \(escaped(finding.action))\n")
    }
  }

  private func writeRoles(_ gap: AccountGaps, to output: inout some TextOutputStream) {
    guard !gap.roles.isEmpty else { return }
    output.write("\n| Role | Status | Holders | In touch with |\n| --- | --- | --- | --- |\n")
    for role in gap.roles {
      let inferred = Set(role.inferredHolders)
      let holders = role.holders.map { contact in
        contactName(contact) + (inferred.contains(contact) ? " (role inferred)" : "")
      }
      let cells = [
        role.role.rawValue, role.status?.rawValue ?? "not required",
        holders.joined(separator: ", "),
        role.covered.map(contactName).joined(separator: ", "),
      ]
      output.write("| " + cells.map(escaped).joined(separator: " | ") + " |\n")
    }
  }
}

/// The one place where a text becomes Markdown, on one line and anywhere but at its beginning.
///
/// Characters that begin markup get a backslash, among them those that make a link of a bare address.
package func escaped(_ text: String) -> String {
  let bytes = Array(printable(text).utf8)
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + bytes.count / 8)
  for (index, byte) in bytes.enumerated() {
    let beginsMarkup =
      switch Unicode.Scalar(byte) {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "&", "$", "@", "!",
        "^":
        true
      case ":": index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
      case ".": index >= 3 && bytes[index - 3..<index].allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
      default: false
      }
    if beginsMarkup { result.append(UInt8(ascii: "\\")) }
    result.append(byte)
  }
  return String(decoding: result, as: UTF8.self)
}
