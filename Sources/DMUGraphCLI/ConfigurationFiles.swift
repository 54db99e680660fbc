import ArgumentParser
import DMUGraph
import DMUImport
import DMUProfile
import SystemPackage

extension InputOptions {
  /// The options by which files are understood, with the policy and the mapping read.
  func importOptions() throws -> ImportOptions {
    var options = ImportOptions()
    do throws(ConfigurationError) {
      if let path = policy {
        options.policy = try Policy(yaml: Self.text(of: path, .badPolicy), path: path)
      }
      if let path = mapping {
        options.mapping = try Mapping(yaml: Self.text(of: path, .badMapping), path: path)
      }
    } catch {
      for line in "\(error)".split(separator: "\n") { printError(String(line)) }
      throw ExitCode.unusable
    }
    options.supplier = supplier ?? options.mapping?.supplier
    options.strengthScale = strengthScale ?? options.mapping?.strengthScale ?? 1
    options.orgChart = orgChart
    options.groups = groups
    options.readsAllAsPeople = people
    options.isStrict = strict
    options.keepsNamesakes = namesakes
    options.keepsNamesakes = namesakes
    return options
  }

  /// The text of a policy or a mapping, at most a little more than its readers accept.
  private static func text(
    of path: String, _ code: ConfigurationError.Code
  ) throws(ConfigurationError) -> String {
    var bytes: [UInt8] = []
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly)
      defer { try? file.close() }
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      while bytes.count <= 2 << 20 {
        let count = try piece.withUnsafeMutableBytes { try file.read(into: $0) }
        if count == 0 { break }
        bytes += piece[..<count]
      }
    } catch {
      throw ConfigurationError(
        path: path, code: code,
        problems: [.init(line: 1, column: 1, message: "the file cannot be read: \(error)")])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationError(
        path: path, code: code,
        problems: [.init(line: 1, column: 1, message: "the file is not in UTF-8")])
    }
    return text
  }
}
