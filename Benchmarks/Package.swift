// swift-tools-version: 6.2
import PackageDescription

let library: [Target.Dependency] = ["DMUGraph", "DMUReport"].map {
  .product(name: $0, package: "dmugraph")
}

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "dmugraph", path: "..")],
  targets: [
    .executableTarget(name: "generate"),
    .executableTarget(name: "empty"),
    .executableTarget(name: "read", dependencies: library),
    .executableTarget(name: "analyses", dependencies: library),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets { target.swiftSettings = [.treatAllWarnings(as: .error)] }
