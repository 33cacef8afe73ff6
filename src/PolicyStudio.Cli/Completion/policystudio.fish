# fish completion for policystudio: policystudio completion fish | source
complete -c policystudio -a '(policystudio "[suggest:"(commandline -C)"]" (commandline | string collect) 2>/dev/null)'
