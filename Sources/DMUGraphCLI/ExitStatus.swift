import ArgumentParser

/// The statuses with which the tool ends, apart from 64 for wrong usage.
extension ExitCode {
  /// There are findings at or above `--fail-on`.
  static let findings = ExitCode(1)
  /// An input, a mapping or a policy could not be used, or a result could not be written.
  static let unusable = ExitCode(2)
}
