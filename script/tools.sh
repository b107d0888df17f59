# What script/check and script/format have in common. Sourced from the top of the clone.

biome=$(ls node_modules/@biomejs/cli-linux-*/biome | head -n 1)
shell_scripts="script/check script/format script/lib.sh script/server script/setup script/test script/tools.sh script/compress .ci/run bench/cluster.sh"
