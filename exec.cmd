@rem On Windows, what "exec" is to a POSIX shell: the npm scripts begin with it, so that a signal to npm reaches the program itself.
@%*
