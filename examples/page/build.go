package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// build compiles the engine for a browser, the same bytes wherever it is done by the
// same toolchain, and returns it with the script that the toolchain gives to go with
// it.
func build() (engine, glue []byte, err error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %v", errToolchain, err)
	}
	glue, err = os.ReadFile(filepath.Join(string(bytes.TrimSpace(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, nil, err
	}
	folder, err := os.MkdirTemp("", "fairshare-page-")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(folder)
	made := filepath.Join(folder, "engine.wasm")
	compile := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", made, "github.com/triborough/fairshare/examples/page/engine")
	compile.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if said, err := compile.CombinedOutput(); err != nil {
		return nil, nil, fmt.Errorf("the engine cannot be compiled: %v\n%s", err, said)
	}
	engine, err = os.ReadFile(made)
	return engine, glue, err
}
