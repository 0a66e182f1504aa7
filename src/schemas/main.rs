//! `libvirt-schemas DIR`: writes one `.rng` file for each kind of document into a folder.
use std::io;
use std::path::PathBuf;

fn main() -> io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return Err(io::Error::other("which folder?"));
    };
    std::fs::create_dir_all(&folder)?;
    for (file, shape) in conf::ROOTS {
        std::fs::write(
            folder.join(file).with_extension("rng"),
            schemas::schema(shape),
        )?;
    }
    Ok(())
}
