import GraphML
let r = GraphMLReader().read(path: CommandLine.arguments[1])
for d in r.diagnostics { print(d) }
print(r.document?.counts as Any, r.document?.itemCount as Any)
