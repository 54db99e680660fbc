public import OrderedCollections

/// The meaning of the attributes and values of somebody else's GraphML in ours.
///
/// ```yaml
/// attributes: { role: [Buying Center Role], strength: [Closeness] }
/// values: { role: { Einkauf: purchasing, EDV: technical } }
/// supplier: Nordhaus AG
/// strength_scale: 5
/// ```
public struct Mapping: Hashable, Sendable {
  /// The names that stand for an attribute, by the attribute's own name (`last_contact`); they
  /// match like all names of attributes, ignoring case, `_`, `-`, `.` and blanks.
  public var attributes: OrderedDictionary<String, [String]> = [:]
  /// The values that stand for others, by attribute and as written.
  ///
  /// Those of kinds, roles, stances and tiers match ignoring case, `_`, `-`, `.` and blanks, the
  /// rest exactly but for blanks around them. A role may become several, separated by `;`. A
  /// number is on the scale of the file.
  public var values: OrderedDictionary<String, OrderedDictionary<String, String>> = [:]
  /// The account whose people are the supplier's staff.
  public var supplier: String?
  /// The strength in the file that is 1 in ours; finite and above 0.
  public var strengthScale: Double?

  /// Makes the mapping that changes nothing.
  public init() {}

  /// Reads a mapping file, in YAML or JSON.
  ///
  /// A name that stands alone may be written without the brackets of a list. A file without
  /// anything but comments changes nothing.
  ///
  /// - Parameters:
  ///   - yaml: The text of the file, at most 1 MiB.
  ///   - path: The name under which errors speak of the file.
  /// - Throws: ``ConfigurationError`` with everything that is wrong: unknown or repeated keys,
  ///   attributes and values that there are not, a name for two attributes, invalid YAML.
  public init(yaml: String, path: String) throws(ConfigurationError) {
    var reader = MappingReader()
    do throws(ConfigurationError.Problem) {
      if let root = try configuration(of: yaml) { reader.read(root) }
    } catch {
      throw ConfigurationError(path: path, code: .badMapping, problems: [error])
    }
    guard reader.values.problems.isEmpty else {
      throw ConfigurationError(path: path, code: .badMapping, problems: reader.values.problems)
    }
    self = reader.mapping
  }
}
