public import DMUGraph

extension Policy {
  /// Reads a policy file, in YAML or JSON.
  ///
  /// ```swift
  /// let policy = try Policy(yaml: "tiers: { key: { threads: 3 } }", path: "policy.yaml")
  /// policy.tiers["key"]?.threads  // 3
  /// policy.tiers["key"]?.requiredRoles  // as the default tier's
  /// ```
  ///
  /// The file names only what it changes. Maps merge key by key and lists replace. A tier that the
  /// default policy does not have takes what it leaves out from `default` as this file has it,
  /// wherever that stands. An empty list of counterparts takes the role out of `counterparts`. Roles
  /// and tiers are the same when they differ only in case, `_`, `-`, `.` and blanks; known ones are
  /// spelled as they are known, others as the file spells them first. A file without anything but
  /// comments is the default policy.
  ///
  /// - Parameters:
  ///   - yaml: The text of the file, at most 1 MiB.
  ///   - path: The name under which errors speak of the file.
  /// - Throws: ``ConfigurationError`` with everything that is wrong: unknown or repeated keys, wrong
  ///   types, numbers out of range, more than ``/DMUGraph/RoleSet/capacity`` roles, invalid YAML.
  public init(yaml: String, path: String) throws(ConfigurationError) {
    var reader = PolicyReader()
    do throws(ConfigurationError.Problem) {
      if let root = try configuration(of: yaml) { reader.read(root) }
    } catch {
      throw ConfigurationError(path: path, code: .badPolicy, problems: [error])
    }
    guard reader.values.problems.isEmpty else {
      throw ConfigurationError(path: path, code: .badPolicy, problems: reader.values.problems)
    }
    self = reader.policy
  }
}
